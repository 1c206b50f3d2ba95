package dev.keelson.orchestrator.endpoint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.request.Acceptance;
import java.util.List;

/** GET of how the parts of the cluster are: asked for now, never stored. */
final class ComponentEndpoint implements Endpoint {
  private final Presenter presenter;
  private final List<Component> components;

  ComponentEndpoint(Presenter presenter, List<Component> components) {
    this.presenter = presenter;
    this.components = List.copyOf(components);
  }

  @Override
  public void answer(ApiCall call, Served served) {
    call.warn("v1 ComponentStatus is deprecated in v1.19+");
    var form = Acceptance.of(call.http()).form();
    var name = call.target().name();
    if (name.isEmpty()) {
      var metadata = JsonNodeFactory.instance.objectNode();
      var all = components.stream().map(ComponentEndpoint::status).toList();
      call.reply(200, presenter.list(call, served, form, metadata, all));
      return;
    }
    var component = components.stream().filter(each -> each.name().equals(name)).findFirst()
        .orElseThrow(() -> served.notFound(name));
    presenter.one(call, served, 200, status(component));
  }

  private static ObjectNode status(Component component) {
    var status = JsonNodeFactory.instance.objectNode().put("kind", "ComponentStatus").put("apiVersion", "v1");
    status.putObject("metadata").put("name", component.name()).putNull("creationTimestamp");
    var complaint = component.complaint().get();
    var condition = status.putArray("conditions").addObject()
        .put("type", "Healthy").put("status", complaint.isEmpty() ? "True" : "False");
    complaint.ifPresentOrElse(error -> condition.put("error", error), () -> condition.put("message", "ok"));
    return status;
  }
}
