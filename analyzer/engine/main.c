#include "engine/pipeline.h"
#include "engine/pool.h"

int
main(int argc, char **argv)
{
	static const struct sk_pool_work work = { .warm = sk_pipeline_warm,
		.run = sk_pipeline_run, .extract = sk_extract_run };

	return sk_pool_main(argc, argv, &work);
}
