#include "ole_crypt.h"

void
sk_ole_lock_binary(struct sk_ole *o)
{
	(void)o;
}
