package dev.keelson.orchestrator.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.resource.GroupVersion;
import dev.keelson.orchestrator.resource.Resource;
import dev.keelson.orchestrator.resource.Verb;
import dev.keelson.orchestrator.schema.Schema;
import dev.keelson.orchestrator.schema.StructShape;
import java.util.ArrayList;
import java.util.List;

/** The paths of a resource; the types that they name are added to the document's schemas. Owned by one document. */
final class ResourcePaths {
  private final Schema schema;
  private final SchemaWriter schemas;

  ResourcePaths(Schema schema, SchemaWriter schemas) {
    this.schema = schema;
    this.schemas = schemas;
  }

  List<PathEntry> of(Resource resource) {
    var namer = new OperationNames(resource);
    var kind = schemas.addKind(TypeNames.of(resource.version(), resource.kind()), resource.shape(),
        groupVersionKind(resource.version(), resource.kind()));
    var list = list(resource);
    var paths = new ArrayList<PathEntry>();
    var collection = new ArrayList<Operation>();
    if (resource.verbs().contains(Verb.LIST)) {
      collection.add(operation("get", "list", namer.named("list"), "", list, resource, Parameter.LIST));
    }
    if (resource.verbs().contains(Verb.CREATE)) {
      collection.add(operation("post", "post", namer.named("create"), kind, kind, resource, Parameter.WRITE));
    }
    if (resource.verbs().contains(Verb.DELETECOLLECTION)) {
      collection.add(operation("delete", "deletecollection", namer.collection("delete"), deleteOptions(), status(),
          resource, Parameter.LIST));
    }
    paths.add(new PathEntry(root(resource), scope(resource), collection));
    if (resource.namespaced() && resource.verbs().contains(Verb.LIST)) {
      paths.add(new PathEntry("/" + resource.version().path() + "/" + resource.plural(), List.of(), List.of(
          operation("get", "list", namer.everywhere(), "", list, resource, Parameter.LIST))));
    }
    var item = itemOperations(resource, namer, kind);
    if (!item.isEmpty()) {
      paths.add(new PathEntry(root(resource) + "/{name}", named(resource), item));
    }
    for (var name : resource.subresources()) {
      paths.add(subresource(resource, namer, name, kind));
    }
    return paths;
  }

  private List<Operation> itemOperations(Resource resource, OperationNames namer, String kind) {
    var operations = new ArrayList<Operation>();
    if (resource.verbs().contains(Verb.GET)) {
      operations.add(operation("get", "get", namer.named("read"), "", kind, resource, Parameter.READ));
    }
    if (resource.verbs().contains(Verb.UPDATE)) {
      operations.add(operation("put", "put", namer.named("replace"), kind, kind, resource, Parameter.WRITE));
    }
    if (resource.verbs().contains(Verb.PATCH)) {
      operations.add(operation("patch", "patch", namer.named("patch"), patch(), kind, resource, Parameter.PATCH));
    }
    if (resource.verbs().contains(Verb.DELETE)) {
      operations.add(operation("delete", "delete", namer.named("delete"), deleteOptions(), status(), resource,
          Parameter.DELETE));
    }
    return operations;
  }

  private PathEntry subresource(Resource resource, OperationNames namer, String name, String kind) {
    var path = root(resource) + "/{name}/" + name;
    var operations = switch (name) {
      case "scale" -> readWrite(namer, name, new GroupVersion("autoscaling", "v1"), "Scale",
          addKind("autoscaling/v1", "Scale", new GroupVersion("autoscaling", "v1")));
      case "eviction" -> create(namer, name, new GroupVersion("policy", "v1"), "Eviction",
          addKind("policy/v1", "Eviction", new GroupVersion("policy", "v1")));
      case "token" -> create(namer, name, new GroupVersion("authentication.k8s.io", "v1"), "TokenRequest",
          addKind("authentication/v1", "TokenRequest", new GroupVersion("authentication.k8s.io", "v1")));
      case "binding" -> create(namer, name, resource.version(), "Binding",
          addKind("core/v1", "Binding", resource.version()));
      case "finalize" -> List.of(new Operation("put", "put", namer.sub("replace", name), kind, kind,
          resource.version(), resource.kind(), Parameter.WRITE));
      case "log" -> List.of(new Operation("get", "get", namer.sub("read", name), "", "", resource.version(),
          resource.kind(), Parameter.READ));
      case "exec", "attach", "portforward", "proxy" -> connect(resource, namer, name);
      default -> readWrite(namer, name, resource.version(), resource.kind(), kind);
    };
    return new PathEntry(path, named(resource), operations);
  }

  private static List<Operation> connect(Resource resource, OperationNames namer, String name) {
    return List.of(
        new Operation("get", "connect", namer.sub("connectGet", name), "", "", resource.version(),
            resource.kind(), List.of()),
        new Operation("post", "connect", namer.sub("connectPost", name), "", "", resource.version(),
            resource.kind(), List.of()));
  }

  private List<Operation> readWrite(
      OperationNames namer, String name, GroupVersion version, String kind, String type) {
    return List.of(
        new Operation("get", "get", namer.sub("read", name), "", type, version, kind, Parameter.READ),
        new Operation("put", "put", namer.sub("replace", name), type, type, version, kind, Parameter.WRITE),
        new Operation("patch", "patch", namer.sub("patch", name), patch(), type, version, kind, Parameter.PATCH));
  }

  private static List<Operation> create(
      OperationNames namer, String name, GroupVersion version, String kind, String type) {
    return List.of(
        new Operation("post", "post", namer.sub("create", name), type, type, version, kind, Parameter.WRITE));
  }

  private static Operation operation(String method, String action, String id, String body, String answer,
      Resource resource, List<Parameter> parameters) {
    return new Operation(method, action, id, body, answer, resource.version(), resource.kind(), parameters);
  }

  /** The list's own kind; empty for resources without lists. */
  private String list(Resource resource) {
    var kind = resource.kind() + "List";
    return schema.type(resource.shape().groupVersion(), kind)
        .filter(shape -> resource.verbs().contains(Verb.LIST))
        .map(shape -> schemas.addKind(TypeNames.of(resource.version(), kind), shape,
            groupVersionKind(resource.version(), kind)))
        .orElse("");
  }

  private String addKind(String groupVersion, String kind, GroupVersion version) {
    return schemas.addKind(TypeNames.of(groupVersion, kind), type(groupVersion, kind), groupVersionKind(version, kind));
  }

  private String deleteOptions() {
    return addMeta("DeleteOptions");
  }

  private String status() {
    return addMeta("Status");
  }

  private String addMeta(String type) {
    return addKind("meta/v1", type, new GroupVersion("", "v1"));
  }

  private String patch() {
    return schemas.addCommon(TypeNames.PATCH);
  }

  private StructShape type(String groupVersion, String type) {
    return schema.type(groupVersion, type)
        .orElseThrow(() -> new IllegalStateException("the schema has no " + groupVersion + " " + type));
  }

  private static String root(Resource resource) {
    var namespace = resource.namespaced() ? "/namespaces/{namespace}" : "";
    return "/" + resource.version().path() + namespace + "/" + resource.plural();
  }

  private static List<Parameter> scope(Resource resource) {
    return resource.namespaced() ? List.of(Parameter.NAMESPACE) : List.of();
  }

  private static List<Parameter> named(Resource resource) {
    return resource.namespaced() ? List.of(Parameter.NAME, Parameter.NAMESPACE) : List.of(Parameter.NAME);
  }

  static ObjectNode groupVersionKind(GroupVersion version, String kind) {
    return JsonNodeFactory.instance.objectNode()
        .put("group", version.group())
        .put("kind", kind)
        .put("version", version.version());
  }
}
