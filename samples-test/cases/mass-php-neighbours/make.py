"""Mass mail through the script of a hacked web site: an answer to nothing, to people who stand side by
side in a list, with an id of somebody else.
Scenario: mass mail of March 2016 (recipients in the order of the alphabet), via goo yamanei 20160314."""
from kit import *


def make():
    z = Zip().add("order.vbs", programs.FETCH_VBS.encode()).bytes()
    return (Mail("RE: 注文書", "info@bakery.example.com.br", name="Отдел", to="yamada@example.co.jp, yamaguchi@example.co.jp, yamamoto@example.co.jp, yamanaka@example.co.jp",
                 date="Mon, 14 Mar 2016 03:12:00 -0300", message_id="<20160314@shop.example.com>", X_PHP_Originating_Script="10007:class-wp-mail.php(233) : eval()'d code")
            .text("注文書を送付します。\n").attach("order.zip", z, "application/zip").bytes())
