"""Pictures from outside: ink on paper of any shade, and several digits side by side."""
