package dev.keelson.orchestrator.endpoint;

import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.codec.Codec;
import dev.keelson.orchestrator.codec.Format;
import dev.keelson.orchestrator.codec.Target;
import dev.keelson.orchestrator.schema.StructShape;
import dev.keelson.orchestrator.status.Refusals;
import dev.keelson.orchestrator.subresource.Scale;
import dev.keelson.orchestrator.verb.Change;
import dev.keelson.orchestrator.verb.Change.Wish;
import dev.keelson.orchestrator.verb.Update;

/** The subresource scale: GET, PUT and PATCH of a Scale, which is a view of the object. */
final class ScaleEndpoint {
  private final BodyReader bodies;
  private final Codec codec;
  private final Target target;
  private final Update update;

  ScaleEndpoint(BodyReader bodies, Codec codec, StructShape shape, Update update) {
    this.bodies = bodies;
    this.codec = codec;
    this.target = new Target("autoscaling/v1", "Scale", shape);
    this.update = update;
  }

  void get(ApiCall call, Served served) {
    call.reply(200, Scale.of(served.find(call.target().namespace(), call.target().name())));
  }

  void put(ApiCall call, Served served) {
    var options = Writer.options(call, "UpdateOptions");
    var scale = bodies.read(call, target, options.validation());
    Writer.checkPlace(call, served, scale);
    change(call, served, "UpdateOptions", old -> new Wish(Scale.applied(old.orElseThrow(), scale), false));
  }

  void patch(ApiCall call, Served served) {
    var type = PatchType.of(call.contentType())
        .orElseThrow(() -> Refusals.unsupportedMediaType(PatchType.mediaTypes()));
    var document = Codec.parse(call.http().body(), Format.JSON).root();
    change(call, served, "PatchOptions", old -> {
      var patched = type.apply(Scale.of(old.orElseThrow().deepCopy()), document, target.shape());
      var scale = codec.decode(patched, target).object();
      return new Wish(Scale.applied(old.orElseThrow(), scale), false);
    });
  }

  private void change(ApiCall call, Served served, String options, Change change) {
    var write = Writer.write(call, served, Writer.options(call, options));
    call.reply(200, Scale.of(update.update(write, served.objects(), change, false).object()));
  }
}
