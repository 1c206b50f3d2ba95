package dev.keelson.orchestrator.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.authn.User;
import dev.keelson.orchestrator.resource.Resource;
import dev.keelson.orchestrator.status.FieldError;
import java.util.List;

/** What is known about kinds, in the version in which their objects are stored. */
public interface Kinds {
  /** Fills in what the client left out. */
  void defaults(Resource resource, ObjectNode object);

  /** Sets what the server decides when an object is born: phases, finalizers, who asked for it. */
  void prepareCreate(Resource resource, ObjectNode object, User user);

  /** Restores what an update cannot change silently. */
  void prepareUpdate(Resource resource, ObjectNode object, ObjectNode old);

  List<FieldError> checkCreate(Resource resource, ObjectNode object);

  /** What may change, and how, depends on the subresource through which it is written; "" is the resource itself. */
  List<FieldError> checkUpdate(Resource resource, String subresource, ObjectNode object, ObjectNode old);
}
