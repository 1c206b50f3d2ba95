package dev.keelson.acceptance.differential;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Set;
import java.util.function.LongUnaryOperator;

/**
 * Translates the revisions in a message between one cluster's numbers and the sequence's own.
 *
 * <p>In a sequence 1 is the revision at its start (everything below is compacted), 2 the first write after it; 0 stays
 * 0 (not given), and the two negative numbers stand for "negative" and "just compacted away".
 *
 * @param base the cluster's revision at the start of the sequence
 */
record Revisions(long base) {
  static final long NEGATIVE = -1;
  static final long COMPACTED = -2;

  private static final Set<String> REVISION_FIELDS = Set.of("revision", "create_revision", "mod_revision",
      "compact_revision", "start_revision", "min_mod_revision", "max_mod_revision", "min_create_revision",
      "max_create_revision");
  private static final Set<String> IDENTITY_FIELDS = Set.of("cluster_id", "member_id", "raft_term");

  long absolute(long relative) {
    if (relative == COMPACTED) {
      return base - 1;
    }
    return relative <= 0 ? relative : base + relative - 1;
  }

  long relative(long absolute) {
    return absolute == 0 ? 0 : absolute - base + 1;
  }

  /** A request as this cluster must get it. */
  @SuppressWarnings("unchecked") // The builder of a message builds that same type; protobuf's API cannot say so.
  <M extends Message> M absolute(M request) {
    return (M) translate(request, this::absolute);
  }

  /** An answer as every cluster should give it: revisions relative, no ids, no terms. */
  Message relative(Message answer) {
    return translate(answer, this::relative);
  }

  private static Message translate(Message message, LongUnaryOperator revision) {
    var builder = message.toBuilder();
    message.getAllFields().forEach((field, value) -> translate(builder, field, value, revision));
    return builder.build();
  }

  private static void translate(
      Message.Builder builder, FieldDescriptor field, Object value, LongUnaryOperator revision) {
    if (IDENTITY_FIELDS.contains(field.getName())) {
      builder.clearField(field);
    } else if (value instanceof Long number && REVISION_FIELDS.contains(field.getName())) {
      builder.setField(field, revision.applyAsLong(number));
    } else if (value instanceof Message inner) {
      builder.setField(field, translate(inner, revision));
    } else if (value instanceof List<?> list && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
      builder.setField(field, list.stream().map(item -> translate((Message) item, revision)).toList());
    }
  }
}
