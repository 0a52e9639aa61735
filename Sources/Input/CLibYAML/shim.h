#ifndef TASUKI_CLIBYAML_SHIM_H
#define TASUKI_CLIBYAML_SHIM_H
#include <yaml.h>
#endif
