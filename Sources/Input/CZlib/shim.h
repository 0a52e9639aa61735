#ifndef TASUKI_CZLIB_SHIM_H
#define TASUKI_CZLIB_SHIM_H
#include <zlib.h>
#endif
