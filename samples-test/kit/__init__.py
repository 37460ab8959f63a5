"""kit - makes messages, archives and programs for tests, from text, at test time.

Nothing here is alive: programs have no code but a return, scripts do nothing or
name hosts that cannot exist (.invalid, .example), archives hold only such things.
"""
from .mail import Mail, b64, qp, encoded_word, jis
from .zips import Zip, zipcrypto
from .pe import Pe
from .rar import Rar4, Rar5
from .lnk import lnk
from .sevenzip import SevenZip
from .iso import Iso
from .chm import chm
from .onenote import onenote
from .udf import Udf, VRS
from .disks import Fat, partitioned, vhd, vhdx
from .lzh import Lzh
from .cab import Cab
from .ole import Ole, Msg, agile, standard, workbook, packaged, as_msg
from .tnef import Tnef
from .smime import signed, enveloped, pem
from .pdf import Pdf
from .rtf import Rtf, ole1
from . import rtf
from . import docs, icons, letters, office, programs
