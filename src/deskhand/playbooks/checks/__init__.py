"""What must hold in a workspace, one idea per file."""
