"""The HTTP door: conversations for customers, tickets for teammates."""
