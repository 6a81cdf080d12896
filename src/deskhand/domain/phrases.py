"""The desk's own words: what it says where no playbook speaks."""

from typing import Literal

Key = Literal[
    "greeting", "thanks", "farewell", "are_you_human", "clarify", "handed_over", "wait_minutes",
    "wait_one_minute", "wait_position", "wait_nobody", "noted_for_colleague", "ask_email",
    "code_intro", "code_title", "code_text", "too_many_codes", "code_not_in_chat",
    "part_handed_over",
]  # fmt: skip

_WORDS: dict[Key, dict[str, str]] = {
    "greeting": {
        "en": "Hello! What can I help you with?",
        "de": "Hallo! Wobei kann ich helfen?",
        "es": "¡Hola! ¿En qué puedo ayudarte?",
    },
    "thanks": {
        "en": "You're welcome! Is there anything else?",
        "de": "Gern geschehen! Kann ich sonst noch etwas tun?",
        "es": "¡De nada! ¿Hay algo más en lo que pueda ayudar?",
    },
    "farewell": {
        "en": "Goodbye, and thanks for writing.",
        "de": "Auf Wiedersehen und danke für die Nachricht.",
        "es": "¡Hasta luego, y gracias por escribir!",
    },
    "are_you_human": {
        "en": "{disclosure} If you would rather talk to a person, just say so.",
        "de": "{disclosure} Wenn Sie lieber mit einem Menschen sprechen möchten, "
        "sagen Sie es einfach.",
        "es": "{disclosure} Si prefieres hablar con una persona, solo dímelo.",
    },
    "clarify": {
        "en": "I want to get this right. Could you tell me in a sentence what you need?",
        "de": "Ich möchte Sie richtig verstehen. Können Sie in einem Satz sagen, was Sie brauchen?",
        "es": "Quiero entenderte bien. ¿Puedes decirme en una frase qué necesitas?",
    },
    "handed_over": {
        "en": "I'm passing this to a colleague who can help. They see our whole conversation, so "
        "you won't have to repeat anything. Your ticket is number {number}.",
        "de": "Ich gebe das an eine Kollegin oder einen Kollegen weiter. Unser ganzes Gespräch ist "
        "dort zu sehen, Sie müssen nichts wiederholen. Ihre Ticketnummer ist {number}.",
        "es": "Paso esto a una persona del equipo que puede ayudarte. Verá toda nuestra "
        "conversación, así que no tendrás que repetir nada. Tu número de ticket es {number}.",
    },
    "part_handed_over": {
        "en": "A colleague takes care of the rest of your message. They see our whole "
        "conversation. Your ticket is number {number}.",
        "de": "Um den Rest Ihrer Nachricht kümmert sich eine Kollegin oder ein Kollege. Unser "
        "ganzes Gespräch ist dort zu sehen. Ihre Ticketnummer ist {number}.",
        "es": "Una persona del equipo se ocupa del resto de tu mensaje. Verá toda nuestra "
        "conversación. Tu número de ticket es {number}.",
    },
    "wait_minutes": {
        "en": "Someone should be with you in about {minutes} minutes.",
        "de": "In etwa {minutes} Minuten sollte jemand für Sie da sein.",
        "es": "Alguien debería atenderte en unos {minutes} minutos.",
    },
    "wait_one_minute": {
        "en": "Someone should be with you in about a minute.",
        "de": "In etwa einer Minute sollte jemand für Sie da sein.",
        "es": "Alguien debería atenderte en un minuto, más o menos.",
    },
    "wait_position": {
        "en": "You are number {position} in line. I can't promise a time yet.",
        "de": "Sie sind Nummer {position} in der Reihe. Eine Zeit kann ich noch nicht versprechen.",
        "es": "Eres el número {position} en la fila. Todavía no puedo prometer una hora.",
    },
    "wait_nobody": {
        "en": "Nobody is at the desk right now; people are here {hours}. The answer will "
        "appear here in this conversation.",
        "de": "Gerade ist niemand am Platz; wir sind {hours} da. Die Antwort erscheint hier in "
        "dieser Unterhaltung.",
        "es": "Ahora mismo no hay nadie; el equipo atiende {hours}. La respuesta aparecerá aquí, "
        "en esta conversación.",
    },
    "noted_for_colleague": {
        "en": "Thank you, I've added this for my colleague.",
        "de": "Danke, ich habe das für die Kollegin oder den Kollegen ergänzt.",
        "es": "Gracias, lo he añadido para mi colega.",
    },
    "ask_email": {
        "en": "Happy to look. Which e-mail address do you use with us?",
        "de": "Gern. Welche E-Mail-Adresse verwenden Sie bei uns?",
        "es": "Con gusto lo reviso. ¿Qué correo electrónico usas con nosotros?",
    },
    "code_intro": {
        "en": "To keep your data safe I need to know it's you. If {email} belongs to an account, "
        "a six-digit code is on its way there. Please enter it in the form below, not in the chat.",
        "de": "Zum Schutz Ihrer Daten muss ich wissen, dass Sie es sind. Wenn zu {email} ein Konto "
        "gehört, ist ein sechsstelliger Code dorthin unterwegs. Bitte geben Sie ihn unten in das "
        "Formular ein, nicht in den Chat.",
        "es": "Para proteger tus datos necesito saber que eres tú. Si {email} pertenece a una "
        "cuenta, un código de seis cifras va en camino. Escríbelo en el formulario de abajo, no "
        "en el chat.",
    },
    "code_title": {
        "en": "Enter the code from our e-mail",
        "de": "Code aus unserer E-Mail eingeben",
        "es": "Escribe el código de nuestro correo",
    },
    "code_text": {
        "en": "Six digits, valid for {minutes} minutes.",
        "de": "Sechs Ziffern, {minutes} Minuten gültig.",
        "es": "Seis cifras, válidas durante {minutes} minutos.",
    },
    "too_many_codes": {
        "en": "I can't send another code to this address today.",
        "de": "Heute kann ich an diese Adresse keinen weiteren Code senden.",
        "es": "Hoy no puedo enviar otro código a esta dirección.",
    },
    "code_not_in_chat": {
        "en": "Please enter the code in the form, not in the chat. If the form is gone, tell me "
        "your e-mail address and I'll send a new code.",
        "de": "Bitte geben Sie den Code in das Formular ein, nicht in den Chat. Ist das Formular "
        "nicht mehr da, nennen Sie mir Ihre E-Mail-Adresse, dann sende ich einen neuen Code.",
        "es": "Escribe el código en el formulario, no en el chat. Si el formulario ya no está, "
        "dime tu correo y enviaré un código nuevo.",
    },
}


def phrase(key: Key, language: str, **values: object) -> str:
    """The phrase in this language, else in English."""
    words = _WORDS[key]
    return words.get(language, words["en"]).format(**values)
