"""What a company wants: reading, checking and running its playbooks."""
