"""Mass mail with a Java program in a zip.  Its manifest names the class to start, in a folded line."""
from kit import *


def make():
    manifest = (b"Manifest-Version: 1.0\rCreated-By: 1.8.0_121\rmain-class:\r com.example.inert.Nothing\r\r"
                b"Name: com/example/\rSealed: true\r")
    klass = b"\xca\xfe\xba\xbe\0\0\0\x34" + bytes(120)
    jar = (Zip().add("META-INF/MANIFEST.MF", manifest).add("com/example/inert/Nothing.class", klass)
           .add("com/example/inert/a.dat", docs.noise(900)).bytes())
    return (Mail("Payment Advice - Ref:[71055218]", "advising.service@mail.example.org", name="Advising Service")
            .text("Sir/Madam,\n\nThe attached payment advice is issued at the request of our customer.\n"
                  "The advice is for your reference only.\n\nYours faithfully,\nGlobal Payments\n")
            .attach("Payment_Advice.zip", Zip().add("Payment_Advice.jar", jar).bytes(), "application/zip").bytes())
