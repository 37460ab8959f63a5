#ifndef SEKISHO_BASE_ERROR_H
#define SEKISHO_BASE_ERROR_H
/*
 * error - our own failures, returned as negative numbers; 0 is success.
 *
 * Three channels are kept apart in sekisho: a failure of ours is one of these
 * codes; a defect of the input is an observation in the record, and often
 * evidence; a programming error aborts the worker, which costs that one
 * message the verdict "not finished", never "clean".
 */
enum sk_error {
	SK_OK = 0,
	SK_E_LIMIT = -1,	/* a cap of ours is reached */
	SK_E_WIRE = -2,		/* bytes from the cage are not a record */
	SK_E_IO = -3,		/* reading or writing failed, errno says why */
	SK_E_MEMORY = -4,	/* the system gave no memory */
	SK_E_ENGINE = -5,	/* the engine is missing, or does not answer */
	SK_E_CONFIG = -6,	/* a setting or a rule is wrong */
	SK_E_ABSENT = -7	/* what was asked for is not there */
};

/* One short English clause for code, without a final stop.  Static. */
const char *sk_error_text(int code);
#endif
