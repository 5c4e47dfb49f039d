// YAML's failsafe schema: every plain scalar is a string. The grammar's scanner includes it; tags
// do not ask whether a scalar is a number.
#include <stdint.h>

typedef enum { RS_STR, RS_INT, RS_FLOAT, RS_BOOL, RS_NULL } ResultSchema;

/// The state in which the scanner asks no more.
enum { SCH_STT_FRZ = -1 };

static inline int8_t adv_sch_stt(int8_t state, int32_t character, ResultSchema *result) {
  (void)state, (void)character;
  *result = RS_STR;
  return SCH_STT_FRZ;
}
