package dev.keelson.orchestrator.rules.check;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.keelson.orchestrator.value.Labels;
import dev.keelson.orchestrator.value.NameRule;
import dev.keelson.orchestrator.value.Names;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** ObjectMeta (apimachinery's api/validation): the same for every kind but for what names it allows. */
public final class Metadata {
  /** So that watchers and caches, which hold annotations, keep a bound. */
  private static final int ANNOTATION_BYTES_MAX = 256 << 10;

  private static final int MANAGER_BYTES_MAX = 128;
  private static final int SUBRESOURCE_BYTES_MAX = 256;
  private static final Set<String> LONE_FINALIZERS = Set.of("kubernetes", "orphan", "foregroundDeletion");

  private Metadata() {}

  /** Of a new object; its name has been generated, if it is to be. */
  public static void created(Spot metadata, NameRule names, boolean namespaced) {
    var prefix = metadata.at("generateName");
    if (!prefix.blank()) {
      prefix.invalid(names.prefixProblems(prefix.text()));
    }
    var name = metadata.at("name");
    if (name.blank()) {
      name.required("name or generateName is required");
    } else {
      name.invalid(names.problems(name.text()));
    }
    namespace(metadata.at("namespace"), namespaced);
    Values.notNegative(metadata.at("generation"));
    common(metadata);
    finalizers(metadata.at("finalizers"));
  }

  /** Of a template: whatever else is there is ignored. Kubernetes leaves "metadata" out of these paths. */
  public static void template(Spot template) {
    Values.labels(template.at("labels").with(template.at("metadata", "labels").node()));
    annotations(template.at("annotations").with(template.at("metadata", "annotations").node()));
  }

  public static void updated(Spot metadata, Spot old) {
    if (old.at("deletionTimestamp").present()) {
      noNewFinalizers(metadata.at("finalizers"), old.at("finalizers"));
    }
    var generation = metadata.at("generation");
    if (generation.number() < old.at("generation").number()) {
      generation.orZero().invalid("must not be decremented");
    }
    Values.unchanging("name", "namespace", "uid", "creationTimestamp", "deletionTimestamp",
        "deletionGracePeriodSeconds").on(metadata, old);
    common(metadata);
    finalizers(metadata.at("finalizers"));
  }

  private static void common(Spot metadata) {
    Values.labels(metadata.at("labels"));
    annotations(metadata.at("annotations"));
    owners(metadata.at("ownerReferences"));
    metadata.at("managedFields").items().forEach(Metadata::managed);
  }

  private static void namespace(Spot namespace, boolean namespaced) {
    if (!namespaced) {
      if (!namespace.blank()) {
        namespace.forbidden("not allowed on this type");
      }
    } else if (namespace.blank()) {
      namespace.required("");
    } else {
      namespace.invalid(Names.label(namespace.text()));
    }
  }

  /** A key may have capitals in its prefix too. */
  private static void annotations(Spot annotations) {
    var bytes = 0L;
    for (var key : annotations.keys()) {
      Labels.key(key.toLowerCase(Locale.ROOT)).forEach(problem -> annotations.invalid(key, problem));
      bytes += utf8(key) + utf8(annotations.key(key).text());
    }
    if (bytes > ANNOTATION_BYTES_MAX) {
      annotations.tooLong(ANNOTATION_BYTES_MAX);
    }
  }

  private static long utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static void owners(Spot owners) {
    var controller = "";
    for (var owner : owners.items()) {
      owner(owner);
      var name = owner.at("kind").text() + "/" + owner.at("name").text();
      if (owner.at("controller").flag() && !controller.isEmpty()) {
        owners.invalid("Only one reference can have Controller set to true. Found \"true\" in references for "
            + controller + " and " + name);
      } else if (owner.at("controller").flag()) {
        controller = name;
      }
    }
  }

  private static void owner(Spot owner) {
    var version = owner.at("apiVersion");
    if (version.blank()) {
      version.required("must not be empty");
    } else if (version.text().chars().filter(letter -> letter == '/').count() > 1 || version.text().endsWith("/")) {
      version.invalid("must be <group>/<version> or <version>");
    }
    for (var field : new String[] {"kind", "name", "uid"}) {
      if (owner.at(field).blank()) {
        owner.at(field).required("must not be empty");
      }
    }
    if (version.is("v1") && owner.at("kind").is("Event")) {
      owner.invalid("/v1, Kind=Event is disallowed from being an owner");
    }
  }

  private static void finalizers(Spot finalizers) {
    var names = new HashSet<>(Values.texts(finalizers));
    for (var name : Values.texts(finalizers)) {
      Labels.key(name).forEach(problem -> finalizers.invalid(name, problem));
      if (!name.contains("/") && !LONE_FINALIZERS.contains(name)) {
        finalizers.invalid(name, "name is neither a standard finalizer name nor is it fully qualified");
      }
    }
    if (names.contains("orphan") && names.contains("foregroundDeletion")) {
      finalizers.invalid("finalizer orphan and foregroundDeletion cannot be both set");
    }
  }

  private static void noNewFinalizers(Spot finalizers, Spot old) {
    var extra = new TreeSet<>(Values.texts(finalizers));
    extra.removeAll(new HashSet<>(Values.texts(old)));
    if (!extra.isEmpty()) {
      finalizers.forbidden(extra.stream().map(name -> JsonNodeFactory.instance.textNode(name).toString())
          .collect(Collectors.joining(", ", "no new finalizers can be added if the object is being deleted, found new"
              + " finalizers []string{", "}")));
    }
  }

  private static void managed(Spot entry) {
    var operation = entry.at("operation");
    if (operation.blank()) {
      operation.required("must not be empty");
    } else {
      Values.supported(operation, Set.of("Apply", "Update"));
    }
    var type = entry.at("fieldsType");
    if (!type.blank() && !type.is("FieldsV1")) {
      type.invalid("must be `FieldsV1`");
    }
    if (utf8(entry.at("manager").text()) > MANAGER_BYTES_MAX) {
      entry.at("manager").tooLong(MANAGER_BYTES_MAX);
    }
    if (utf8(entry.at("subresource").text()) > SUBRESOURCE_BYTES_MAX) {
      entry.at("subresource").tooLong(SUBRESOURCE_BYTES_MAX);
    }
  }
}
