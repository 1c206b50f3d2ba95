package dev.keelson.orchestrator.codec;

/**
 * Types that are a JSON schema or something else: a list of schemas, a boolean, a list of names. They are any JSON to
 * everybody but the codec, for which a schema in them is a struct like the one around it. All methods take Go's name of
 * the type, as errors print it.
 */
final class Unions {
  private static final String SCHEMA_OR_LIST = "JSONSchemaPropsOrArray";
  private static final String SCHEMA_OR_BOOL = "JSONSchemaPropsOrBool";
  private static final String SCHEMA_OR_NAMES = "JSONSchemaPropsOrStringArray";
  /** A map of the one above. */
  private static final String DEPENDENCIES = "JSONSchemaDependencies";

  private Unions() {}

  /** Whether an object in this place is a schema. */
  static boolean holdsSchema(String goType) {
    return goType.endsWith(SCHEMA_OR_LIST) || holdsBoolean(goType);
  }

  static boolean isUnion(String goType) {
    return holdsSchema(goType) || holdsNames(goType);
  }

  static boolean holdsBoolean(String goType) {
    return goType.endsWith(SCHEMA_OR_BOOL);
  }

  static boolean holdsNames(String goType) {
    return goType.endsWith(SCHEMA_OR_NAMES) || goType.endsWith(DEPENDENCIES);
  }

  /** Where in the protobuf message the schema is. */
  static int schemaNumber(String goType) {
    return holdsBoolean(goType) ? 2 : 1;
  }
}
