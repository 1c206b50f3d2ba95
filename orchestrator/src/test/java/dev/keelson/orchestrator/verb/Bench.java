package dev.keelson.orchestrator.verb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.admission.Admission;
import dev.keelson.orchestrator.admission.Review.Subject;
import dev.keelson.orchestrator.allocate.Allocation;
import dev.keelson.orchestrator.authn.User;
import dev.keelson.orchestrator.resource.GroupVersion;
import dev.keelson.orchestrator.resource.Registry;
import dev.keelson.orchestrator.resource.Resource;
import dev.keelson.orchestrator.schema.Schema;
import dev.keelson.orchestrator.status.FieldError;
import dev.keelson.orchestrator.verb.Change.Wish;
import dev.keelson.orchestrator.verb.Ownership.Owner;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The pipelines without any plugin, rule or owner, on objects in memory, at a time that stands still. */
final class Bench {
  static final String NOW = "2026-11-21T12:00:00Z";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Registry REGISTRY = Registry.builtIn(Schema.load());

  final MemoryObjects objects = new MemoryObjects();
  private final InstantSource clock = InstantSource.fixed(Instant.parse(NOW));
  private final Admission admission = new Admission(List.of(), List.of());
  private final Creation creation =
      new Creation(new NoKinds(), new NoOwners(), admission, new NoClaims(), new Birth(clock, new Random(1)));
  private final Update update = new Update(new NoKinds(), new NoOwners(), admission, new NoClaims(), creation);
  private final Deletion deletion = new Deletion(admission, new NoClaims(), clock);

  static Resource resource(String version, String plural) {
    return REGISTRY.find(GroupVersion.of(version), plural).orElseThrow();
  }

  static ObjectNode object(String json) {
    try {
      return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(json, wrong);
    }
  }

  static Write write(Resource resource, String name, String subresource) {
    var user = new User("tester", "", List.of(), Map.of());
    var namespace = resource.namespaced() ? "default" : "";
    return new Write(new Subject(resource, subresource, namespace, name), user, false,
        new Owner("test", resource.version().toString(), subresource), _ -> { });
  }

  ObjectNode create(Resource resource, String json) {
    return creation.create(write(resource, "", ""), objects, object(json), false);
  }

  Update.Outcome update(Write write, String json, boolean upsert) {
    return update.update(write, objects, _ -> new Wish(object(json), false), upsert);
  }

  Update.Outcome change(Write write, Change change) {
    return update.update(write, objects, change, false);
  }

  Deletion.Outcome delete(Write write, String options) {
    return deletion.delete(write, objects, DeleteOptions.of(Optional.of(object(options)), Queries.NONE));
  }

  private static final class NoKinds implements Kinds {
    @Override
    public void defaults(Resource resource, ObjectNode object) {}

    @Override
    public void prepareCreate(Resource resource, ObjectNode object, User user) {}

    @Override
    public void prepareUpdate(Resource resource, ObjectNode object, ObjectNode old) {}

    @Override
    public List<FieldError> checkCreate(Resource resource, ObjectNode object) {
      return List.of();
    }

    @Override
    public List<FieldError> checkUpdate(Resource resource, String subresource, ObjectNode object, ObjectNode old) {
      return List.of();
    }
  }

  private static final class NoOwners implements Ownership {
    @Override
    public void update(Resource resource, Optional<ObjectNode> old, ObjectNode object, Owner owner) {}

    @Override
    public ObjectNode apply(
        Resource resource, Optional<ObjectNode> old, ObjectNode wish, Owner owner, boolean force) {
      return wish;
    }
  }

  private static final class NoClaims implements Claims, Allocation {
    @Override
    public Allocation create(Resource resource, ObjectNode object, boolean dryRun) {
      return this;
    }

    @Override
    public Allocation update(Resource resource, ObjectNode object, ObjectNode old, boolean dryRun) {
      return this;
    }

    @Override
    public void release(Resource resource, ObjectNode object) {}

    @Override
    public void keep() {}

    @Override
    public void giveBack() {}
  }
}
