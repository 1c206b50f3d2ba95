package dev.keelson.orchestrator.status;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The refusals that the API machinery knows, in Kubernetes' words (apimachinery's api/errors). */
public final class Refusals {
  private Refusals() {}

  public static Refusal badRequest(String message) {
    return new Refusal(Reason.BAD_REQUEST, message);
  }

  public static Refusal unauthorized() {
    return new Refusal(Reason.UNAUTHORIZED, "Unauthorized");
  }

  public static Refusal notFound(String group, String resource, String name) {
    return new Refusal(Reason.NOT_FOUND, "%s \"%s\" not found".formatted(qualified(group, resource), name),
        Details.of(name, group, resource));
  }

  /** A path of a known version that leads nowhere. */
  public static Refusal noSuchResource() {
    return new Refusal(Reason.NOT_FOUND, "the server could not find the requested resource", Details.NONE);
  }

  public static Refusal alreadyExists(String group, String resource, String name) {
    return new Refusal(Reason.ALREADY_EXISTS, "%s \"%s\" already exists".formatted(qualified(group, resource), name),
        Details.of(name, group, resource));
  }

  public static Refusal conflict(String group, String resource, String name, String why) {
    return new Refusal(Reason.CONFLICT,
        "Operation cannot be fulfilled on %s \"%s\": %s".formatted(qualified(group, resource), name, why),
        Details.of(name, group, resource));
  }

  /** Somebody else has written in between. */
  public static Refusal modified(String group, String resource, String name) {
    return conflict(group, resource, name, "the object has been modified; please apply your changes to the latest"
        + " version and try again");
  }

  public static Refusal forbidden(String group, String resource, String name, String why) {
    var what = qualified(group, resource) + (name.isEmpty() ? "" : " \"" + name + "\"");
    return new Refusal(Reason.FORBIDDEN, what + " is forbidden: " + why, Details.of(name, group, resource));
  }

  public static Refusal invalid(String group, String kind, String name, List<FieldError> errors) {
    var text = errors.stream().map(FieldError::text).distinct().collect(Collectors.joining(", "));
    var all = errors.size() == 1 ? text : "[" + text + "]";
    return new Refusal(Reason.INVALID,
        "%s \"%s\" is invalid: %s".formatted(qualified(group, kind), name, all),
        Details.of(name, group, kind).with(errors.stream().map(FieldError::cause).toList()));
  }

  public static Refusal methodNotAllowed() {
    return new Refusal(Reason.METHOD_NOT_ALLOWED, "the server does not allow this method on the requested resource",
        Details.NONE);
  }

  public static Refusal unsupportedMediaType(List<String> accepted) {
    return new Refusal(Reason.UNSUPPORTED_MEDIA_TYPE, "the body of the request was in an unknown format - accepted"
        + " media types include: " + String.join(", ", accepted));
  }

  public static Refusal notAcceptable(List<String> offered) {
    return new Refusal(Reason.NOT_ACCEPTABLE, "only the following media types are accepted: "
        + String.join(", ", offered));
  }

  public static Refusal tooLarge(String message) {
    return new Refusal(Reason.REQUEST_ENTITY_TOO_LARGE, message);
  }

  public static Refusal expired(String message) {
    return new Refusal(Reason.EXPIRED, message);
  }

  public static Refusal internal(String message) {
    return new Refusal(Reason.INTERNAL_ERROR, Reason.INTERNAL_ERROR.code(), "Internal error occurred: " + message,
        Optional.of(Details.causes(List.of(new Cause("", message, "")))));
  }

  public static Refusal timeout(String message, int retryAfterSeconds) {
    return new Refusal(Reason.TIMEOUT, message, Details.NONE.retryAfter(retryAfterSeconds));
  }

  public static Refusal tooManyRequests(String message, int retryAfterSeconds) {
    return new Refusal(Reason.TOO_MANY_REQUESTS, message, Details.NONE.retryAfter(retryAfterSeconds));
  }

  public static Refusal unavailable(String message) {
    return new Refusal(Reason.SERVICE_UNAVAILABLE, message);
  }

  /** {@code deployments.apps}, {@code pods}. */
  private static String qualified(String group, String name) {
    return group.isEmpty() ? name : name + "." + group;
  }
}
