package dev.keelson.orchestrator.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.cache.Selection;
import dev.keelson.orchestrator.cache.entry.Entry;
import dev.keelson.orchestrator.cache.entry.FieldReader;
import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.object.StoredObjects;
import dev.keelson.orchestrator.resource.Resource;
import dev.keelson.orchestrator.selector.FieldSelector;
import dev.keelson.orchestrator.selector.LabelSelector;
import dev.keelson.orchestrator.selector.SelectableFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Predicate;

/** Which objects a request is about: those of its namespace that its selectors take. */
final class Selections {
  private static final String NAME = "metadata.name";
  private static final String NAMESPACE = "metadata.namespace";

  private Selections() {}

  static FieldReader fields(Resource stored) {
    var selectable = SelectableFields.of(stored.group(), stored.kind());
    var names = selectable.names().stream().filter(name -> !name.equals(NAME) && !name.equals(NAMESPACE)).toList();
    return names.isEmpty() ? FieldReader.NONE : object -> {
      var values = new HashMap<String, String>();
      names.forEach(name -> values.put(name, selectable.value(name, object)));
      return values;
    };
  }

  static Selection of(ApiCall call, Served served) {
    var target = call.target();
    var labels = LabelSelector.parse(call.query().text("labelSelector"));
    var fields = named(FieldSelector.parse(call.query().text("fieldSelector")), target.name());
    SelectableFields.of(served.resource().group(), served.resource().kind()).check(fields);
    var prefix = StoredObjects.prefix(served.stored());
    var scope = served.resource().namespaced() && !target.namespace().isEmpty()
        ? prefix + target.namespace() + "/" : prefix;
    return labels.isEverything() && fields.isEverything()
        ? Selection.all(scope)
        : Selection.of(scope, accepts(served, labels, fields));
  }

  /** The old way to watch one object has its name in the path. */
  private static FieldSelector named(FieldSelector fields, String name) {
    if (name.isEmpty()) {
      return fields;
    }
    var terms = new ArrayList<>(fields.terms());
    terms.add(new FieldSelector.Term(NAME, true, name));
    return new FieldSelector(List.copyOf(terms));
  }

  private static Predicate<Entry> accepts(Served served, LabelSelector labels, FieldSelector fields) {
    if (!served.isConverted()) {
      return entry -> labels.matches(entry.labels()) && fields.matches(field -> value(served, entry, field));
    }
    var selectable = SelectableFields.of(served.resource().group(), served.resource().kind());
    return entry -> {
      ObjectNode seen = served.fromStored(entry.tree());
      return labels.matches(entry.labels()) && fields.matches(selectable, seen);
    };
  }

  private static String value(Served served, Entry entry, String field) {
    return switch (field) {
      case NAME -> entry.name();
      case NAMESPACE -> namespace(served, entry);
      default -> entry.fields().getOrDefault(field, "");
    };
  }

  private static String namespace(Served served, Entry entry) {
    if (!served.stored().namespaced()) {
      return "";
    }
    var key = entry.key();
    return key.substring(StoredObjects.prefix(served.stored()).length(), key.lastIndexOf('/'));
  }
}
