#include "base/error.h"

const char *
sk_error_text(int code)
{
	switch (code) {
	case SK_OK: return "no error";
	case SK_E_LIMIT: return "a limit is reached";
	case SK_E_WIRE: return "not a record";
	case SK_E_IO: return "input or output failed";
	case SK_E_MEMORY: return "out of memory";
	case SK_E_ENGINE: return "the engine does not answer";
	case SK_E_CONFIG: return "a setting or a rule is wrong";
	case SK_E_ABSENT: return "not there";
	}
	return "unknown error";
}
