package dev.keelson.orchestrator.cache;

import dev.keelson.orchestrator.cache.entry.Entries;
import dev.keelson.orchestrator.cache.entry.Entry;
import dev.keelson.orchestrator.cache.entry.EntryDecoder;
import dev.keelson.orchestrator.cache.entry.UnreadableObjectException;
import dev.keelson.orchestrator.storage.ObjectStore;
import dev.keelson.orchestrator.storage.PageAnswer;
import dev.keelson.orchestrator.storage.PageQuery;
import dev.keelson.orchestrator.storage.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads objects from the store itself, page by page. */
final class StorePages {
  private static final Logger LOG = LoggerFactory.getLogger(StorePages.class);

  private final ObjectStore store;
  private final EntryDecoder decoder;

  StorePages(ObjectStore store, EntryDecoder decoder) {
    this.store = store;
    this.decoder = decoder;
  }

  /** All objects as of now; empty when history was given up while pages were read: try again. */
  Optional<Moment> everything(String prefix) {
    var entries = new ArrayList<Entry>();
    PageQuery query = PageQuery.first(prefix, Limits.PAGE_ROWS);
    while (true) {
      if (!(store.page(query) instanceof PageAnswer.Page page)) {
        return Optional.empty();
      }
      entries.addAll(decoded(page.objects()));
      long revision = query.revision() == 0 ? page.revision() : query.revision();
      if (!page.more()) {
        return Optional.of(new Moment(revision, Entries.of(entries)));
      }
      query = query.after(page).limit(rows(page));
    }
  }

  /** As many as the last page's objects let expect to be of a good size: each page makes an etcd count the rest. */
  private static int rows(PageAnswer.Page last) {
    long bytes = last.objects().stream().mapToLong(object -> object.value().length).sum();
    long rows = Limits.PAGE_BYTES * last.objects().size() / Math.max(1, bytes);
    return Math.clamp(rows, 1, Limits.PAGE_ROWS_MAX);
  }

  /** What can be read of these; the log tells of the others. */
  List<Entry> decoded(List<Stored> objects) {
    var entries = new ArrayList<Entry>(objects.size());
    for (Stored object : objects) {
      decoded(object).ifPresent(entries::add);
    }
    return entries;
  }

  /** One broken object must not keep all others from being served. */
  Optional<Entry> decoded(Stored object) {
    try {
      return Optional.of(decoder.decode(object));
    } catch (UnreadableObjectException broken) {
      LOG.warn("left out: {}", broken.getMessage());
      return Optional.empty();
    }
  }
}
