package dev.keelson.orchestrator.patch;

import dev.keelson.orchestrator.schema.AnyShape;
import dev.keelson.orchestrator.schema.ListShape;
import dev.keelson.orchestrator.schema.MapShape;
import dev.keelson.orchestrator.schema.PatchStrategy;
import dev.keelson.orchestrator.schema.ScalarShape;
import dev.keelson.orchestrator.schema.Shape;
import dev.keelson.orchestrator.schema.StructShape;

/** What an object's member may hold, and how a strategic patch treats it. */
record Slot(Shape shape, PatchStrategy strategy) {
  private static final Slot ANY = new Slot(AnyShape.ANY, PatchStrategy.NONE);

  static Slot of(Shape object, String member) {
    return switch (object) {
      case StructShape struct -> struct.field(member)
          .map(field -> new Slot(field.shape(), field.patch()))
          .orElseThrow(() -> PatchRefusals.unfit("unable to find api field in struct " + struct.type()
              + " for the json field \"" + member + "\""));
      case MapShape map -> new Slot(map.values(), PatchStrategy.NONE);
      case AnyShape _, ListShape _, ScalarShape _ -> ANY;
    };
  }

  /** Of a list's items. */
  Shape items() {
    return shape instanceof ListShape list ? list.items() : AnyShape.ANY;
  }
}
