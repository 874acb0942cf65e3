"""A real SMTP server (Debian's python3-aiosmtpd) for the tests: what it does depends on the addressee.

grey@…   451 at the first attempt, taken at the next      no@…      550
full@…   452 always                                       busy@…    421 and the line is closed
slow@…   never answers                                   (a sender nobody@… is refused: 550)
stall@…  takes the message and says nothing              drop@…    takes the message and hangs up
Taken messages go into FOLDER as 1.eml, 2.eml …; the port is printed first.
usage: smtp_server.py FOLDER [CERT KEY]
"""
import asyncio, base64, pathlib, ssl, sys
from aiosmtpd.smtp import SMTP, AuthResult

folder = pathlib.Path(sys.argv[1])
grey = set()
count = 0


class Handler:
    async def handle_MAIL(self, server, session, envelope, address, options):
        if address.startswith("nobody@"):
            return "550 5.7.1 sender refused"
        envelope.mail_from = address
        return "250 ok"

    async def handle_RCPT(self, server, session, envelope, address, options):
        who = address.split("@")[0]
        if who == "no":
            return "550 5.1.1 <%s> is not here" % address
        if who == "slow":
            await asyncio.sleep(3600)
        if who == "full":
            return "452 4.2.2 mailbox full"
        if who == "busy":
            return "421 4.3.2 not now"
        if who == "grey" and address not in grey:
            grey.add(address)
            return "451 4.7.1 greylisted, come back later"
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server, session, envelope):
        global count
        count += 1
        (folder / ("%d.tmp" % count)).write_bytes(envelope.content)
        (folder / ("%d.tmp" % count)).rename(folder / ("%d.eml" % count))
        who = envelope.rcpt_tos[0].split("@")[0]
        if who == "stall":
            await asyncio.sleep(3600)
        if who == "drop":
            server.transport.abort()
            return "250 lost"
        return "250 2.0.0 taken"


def authenticate(server, session, envelope, mechanism, data):
    good = data.login == b"shop" and data.password == b"secret"
    return AuthResult(success=good, handled=False) if not good else AuthResult(success=True)


async def main():
    loop = asyncio.get_running_loop()
    tls = None
    if len(sys.argv) > 2:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(sys.argv[2], sys.argv[3])
    make = lambda: SMTP(
        Handler(), hostname="mail.test", tls_context=tls, require_starttls=tls is not None,
        authenticator=authenticate if tls else None, auth_required=tls is not None, auth_require_tls=True)
    server = await loop.create_server(make, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    # Ends with the test that started it: its standard input is closed then.
    await loop.run_in_executor(None, sys.stdin.read)


asyncio.run(main())
