"""Scripts as attackers disguise them, and honest ones that look alike.

All are made here, from plain text, at test time.  Nothing works: hosts end in
.example, requests are opened and never sent, methods are named and not called.
"""
