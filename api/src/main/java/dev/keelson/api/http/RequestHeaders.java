package dev.keelson.api.http;

import java.util.Collection;
import java.util.List;

/** What stands in a request's head, whichever HTTP it came by. Names are found in capital and small letters alike. */
interface RequestHeaders {
  /** In order; empty when there is none. */
  List<String> all(String name);

  /** Each once, as the client wrote it (HTTP/2: in small letters). */
  Collection<String> names();
}
