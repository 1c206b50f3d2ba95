package dev.keelson.orchestrator.endpoint;

import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.status.FieldError;
import dev.keelson.orchestrator.status.Refusals;
import dev.keelson.orchestrator.verb.Update;
import java.util.List;
import java.util.stream.Stream;

/** PATCH of one object or one of its subresources, in each of the four ways. */
final class PatchEndpoint implements Endpoint {
  private static final String APPLY = "application/apply-patch+yaml";
  private static final List<String> ACCEPTED =
      Stream.concat(PatchType.mediaTypes().stream(), Stream.of(APPLY)).toList();

  private final Patches patches;
  private final Applies applies;
  private final Update update;
  private final Presenter presenter;

  PatchEndpoint(Patches patches, Applies applies, Update update, Presenter presenter) {
    this.patches = patches;
    this.applies = applies;
    this.update = update;
    this.presenter = presenter;
  }

  @Override
  public void answer(ApiCall call, Served served) {
    var options = Writer.options(call, "PatchOptions");
    var type = PatchType.of(call.contentType());
    boolean apply = call.contentType().equals(APPLY);
    if (type.isEmpty() && !apply) {
      throw Refusals.unsupportedMediaType(ACCEPTED);
    }
    check(call, apply);
    served.warn(call);
    var write = Writer.write(call, served, options);
    var change = type.isPresent()
        ? patches.of(type.get(), call, served, options.validation())
        : applies.of(call, served, write, options.validation());
    var outcome = update.update(write, served.objects(), change, apply);
    presenter.one(call, served, outcome.created() ? 201 : 200, outcome.object());
  }

  private static void check(ApiCall call, boolean apply) {
    if (apply && call.query().text("fieldManager").isEmpty()) {
      throw invalid(FieldError.required("fieldManager", "is required for apply patch"));
    }
    if (!apply && call.query().has("force")) {
      throw invalid(FieldError.forbidden("force", "may not be specified for non-apply patch"));
    }
  }

  private static RuntimeException invalid(FieldError error) {
    return Refusals.invalid("meta.k8s.io", "PatchOptions", "", List.of(error));
  }
}
