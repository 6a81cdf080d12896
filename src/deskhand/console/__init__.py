"""The door for teammates: pages rendered by the server, kept live by one stream per browser."""
