package dev.keelson.orchestrator.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.admission.Lookup;
import dev.keelson.orchestrator.cache.ListQuery;
import dev.keelson.orchestrator.cache.ReadPoint;
import dev.keelson.orchestrator.cache.Selection;
import dev.keelson.orchestrator.cache.entry.Entry;
import dev.keelson.orchestrator.object.StoredObjects;
import dev.keelson.orchestrator.status.Refusals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Other objects, for plugins, from the caches that serve clients too. */
public final class CatalogLookup implements Lookup {
  /** Writers of one status; kube-apiserver's quota gives up sooner, and its clients see it. */
  private static final int TRIES_MAX = 20;

  private final ResourceCatalog catalog;

  public CatalogLookup(ResourceCatalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public Optional<ObjectNode> find(String group, String plural, String namespace, String name) {
    var served = served(group, plural);
    return served.cache().get(StoredObjects.key(served.stored(), namespace, name), new ReadPoint.Any())
        .map(Entry::tree);
  }

  @Override
  public Optional<ObjectNode> read(String group, String plural, String namespace, String name) {
    return served(group, plural).objects().find(namespace, name);
  }

  @Override
  public List<ObjectNode> list(String group, String plural, String namespace) {
    var served = served(group, plural);
    var prefix = StoredObjects.prefix(served.stored()) + (namespace.isEmpty() ? "" : namespace + "/");
    var objects = new ArrayList<ObjectNode>();
    served.cache().list(ListQuery.whole(new ReadPoint.Any()), Selection.all(prefix)).items()
        .forEach(entry -> objects.add(entry.tree()));
    return objects;
  }

  /** All there are, not older than this call. */
  public List<ObjectNode> all(String group, String plural) {
    var served = served(group, plural);
    var objects = new ArrayList<ObjectNode>();
    served.cache().list(ListQuery.whole(new ReadPoint.Latest()), Selection.all(StoredObjects.prefix(served.stored())))
        .items().forEach(entry -> objects.add(entry.tree()));
    return objects;
  }

  @Override
  public void change(
      String group, String plural, String namespace, String name, UnaryOperator<ObjectNode> change) {
    var objects = served(group, plural).objects();
    for (int tried = 0; tried < TRIES_MAX; tried++) {
      var old = objects.find(namespace, name).orElseThrow(() -> Refusals.notFound(group, plural, name));
      var changed = change.apply(old.deepCopy());
      if (changed.equals(old) || objects.replace(changed, old).isPresent()) {
        return;
      }
    }
    throw Refusals.modified(group, plural, name);
  }

  private Served served(String group, String plural) {
    return catalog.stored(group, plural)
        .orElseThrow(() -> new IllegalArgumentException(plural + "." + group + " is not stored"));
  }
}
