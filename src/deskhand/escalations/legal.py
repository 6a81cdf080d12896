"""The customer mentions law, lawyers, regulators, or a legal right over their data."""

import re

from deskhand.domain.decision import Escalation
from deskhand.domain.priority import PriorityName
from deskhand.domain.reading import Reading
from deskhand.domain.turn import Turn

_ABOUT_LAW = (
    r"lawyers?|attorneys?|solicitors?|barristers?|lawsuits?|litigat(?:e|ion)|small claims"
    r"|legal (?:action|advice|team|department|steps|proceedings|counsel|matter|claim|rights)",
    r"(?:take|taking|see|drag|meet) (?:you|this|it|them) (?:all )?(?:to|in) court"
    r"|court (?:case|order|action|summons)",
    # Sue is a name as well, so it matters who is sued
    r"su(?:e|ed|ing) (?:you|them|(?:your|the|this) (?:company|shop|store|business))",
    r"gdpr|ccpa|ombudsman|consumer protection|trading standards|better business bureau"
    r"|accessibility (?:complaint|law)|data protection (?:officer|authority)|subject access"
    r"|report (?:you|this|your (?:company|shop)) to (?:the )?(?:police|authorities|ftc|bbb)",
    # a machine has regulators, too
    r"(?:report|complain|contact|inform|notify|write to)\b[^.!?\n]{0,25}\bregulators?"
    r"|(?:financial|consumer|market|privacy) regulators?",
    r"(?:delete|erase|remove) (?:all )?(?:of )?my (?:personal )?(?:data|information)"
    r"|(?:delete|erase) (?:all )?(?:the )?(?:data|information) (?:that )?(?:you have|you hold)"
    r"|right to be forgotten|copy of (?:all )?my (?:personal )?data",
    r"(?:rechts)?anw[aä]lt(?:e|in)?|verklagen?|klage (?:einreichen|erheben)|rechtliche schritte"
    r"|(?:vor|ans|zum|beim) (?:amts)?gericht|verbraucher(?:zentrale|schutz)|dsgvo"
    r"|datenschutzbeh[oö]rde|l[oö]schen? (?:sie )?(?:bitte )?(?:alle )?meine (?:\w+ )?daten"
    r"|meine (?:\w+ )?daten (?:zu )?l[oö]schen",
    r"abogad[oa]s?|(?:voy a|vamos a|quiero) (?:demandar|denunciar)(?:los|les|te)?|demandarlos"
    r"|(?:poner|presentar) una (?:denuncia|demanda)|acciones legales|rgpd|protecci[oó]n de datos"
    r"|(?:borr|elimin)(?:ar|en|e|a) (?:todos )?mis datos",
)
_LEGAL = re.compile(rf"\b(?:{'|'.join(_ABOUT_LAW)})\b", re.IGNORECASE)


def rule(turn: Turn, reading: Reading) -> Escalation | None:
    """Never answered by a program (ESC-06)."""
    del reading
    found = _LEGAL.search(turn.text)
    if not found:
        return None
    return Escalation(
        reason="legal",
        priority=PriorityName.urgent,
        is_hard=True,
        because=f'a legal matter is mentioned ("{found.group(0)}")',
    )
