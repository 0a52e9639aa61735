#ifndef TASUKI_CZSTD_SHIM_H
#define TASUKI_CZSTD_SHIM_H
#include <zstd.h>
#include <zstd_errors.h>
#endif
