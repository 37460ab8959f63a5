#include "engine/pipeline.h"
#include "engine/pool.h"

int
main(int argc, char **argv)
{
	static const struct sk_pool_work work = { sk_pipeline_warm, sk_pipeline_run };

	return sk_pool_main(argc, argv, &work);
}
