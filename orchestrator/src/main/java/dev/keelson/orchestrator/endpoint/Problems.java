package dev.keelson.orchestrator.endpoint;

import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.codec.Decoded;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.verb.WriteOptions.FieldValidation;
import java.util.function.Function;

/** Fields that a body has and its kind has not, or has twice. */
final class Problems {
  private Problems() {}

  /** Does what the request wants to be done about them; {@code strict} words the refusal. */
  static void judge(ApiCall call, Decoded decoded, FieldValidation validation, Function<String, Refusal> strict) {
    if (decoded.problems().isEmpty()) {
      return;
    }
    switch (validation) {
      case STRICT -> throw strict.apply(decoded.strictText());
      case WARN -> decoded.problems().forEach(call::warn);
      case IGNORE -> { }
    }
  }
}
