package dev.keelson.orchestrator.cache;

import dev.keelson.orchestrator.cache.entry.Entry;
import dev.keelson.orchestrator.storage.ObjectStore;
import dev.keelson.orchestrator.storage.PageAnswer;
import dev.keelson.orchestrator.storage.PageQuery;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;

/** Answers lists: from a moment of the cache where that can be, from the store where it must be. */
final class Lists {
  private final ObjectStore store;
  private final StorePages pages;
  private final Feed feed;
  private final Freshness freshness;
  private final Moments moments = new Moments();

  Lists(ObjectStore store, StorePages pages, Feed feed, Freshness freshness) {
    this.store = store;
    this.pages = pages;
    this.feed = feed;
    this.freshness = freshness;
  }

  Listing list(ListQuery query, Selection selection) {
    if (!query.continueToken().isEmpty()) {
      return next(ContinueToken.decode(query.continueToken(), selection.prefix()), query.limit(), selection);
    }
    return switch (query.at()) {
      case ReadPoint.Exactly(var revision) -> exactly(revision, query.limit(), selection);
      case ReadPoint.Any any -> page(freshness.moment(any), selection.prefix(), 0, selection);
      case ReadPoint.Latest latest -> page(freshness.moment(latest), selection.prefix(), query.limit(), selection);
      case ReadPoint.NotBefore asked -> page(freshness.moment(asked), selection.prefix(), query.limit(), selection);
    };
  }

  private Listing next(ContinueToken token, int limit, Selection selection) {
    if (token.revision() == ContinueToken.INCONSISTENT) {
      return page(freshness.latest(), token.key(), limit, selection);
    }
    Optional<Moment> kept = moment(token.revision());
    if (kept.isPresent()) {
      return page(kept.get(), token.key(), limit, selection);
    }
    var query = new PageQuery(selection.prefix(), token.key(), 0, token.revision());
    return stored(query, limit, selection).orElseThrow(() -> CacheRefusals.continueTooOld(
        new ContinueToken(ContinueToken.INCONSISTENT, token.key()).encode(selection.prefix())));
  }

  private Listing exactly(long revision, int limit, Selection selection) {
    Optional<Moment> kept = moment(revision);
    if (kept.isPresent()) {
      return page(kept.get(), selection.prefix(), limit, selection);
    }
    var query = new PageQuery(selection.prefix(), selection.prefix(), 0, revision);
    return stored(query, limit, selection).orElseThrow(CacheRefusals::listTooOld);
  }

  private Optional<Moment> moment(long revision) {
    return feed.present().now().filter(now -> now.revision() == revision).or(() -> moments.find(revision));
  }

  private Listing page(Moment moment, String from, int limit, Selection selection) {
    Iterable<Entry> rest = moment.entries().from(from, selection.prefix());
    if (limit == 0) {
      return Listing.whole(moment.revision(), selection.everything() ? rest : selected(rest, selection));
    }
    var items = new ArrayList<Entry>();
    for (Entry entry : rest) {
      if (!selection.selects(entry)) {
        continue;
      }
      if (items.size() == limit) {
        moments.keep(moment);
        OptionalLong remaining = selection.everything()
            ? OptionalLong.of(moment.entries().count(entry.key(), selection.prefix()))
            : OptionalLong.empty();
        return cut(items, moment.revision(), remaining, selection);
      }
      items.add(entry);
    }
    return Listing.whole(moment.revision(), items);
  }

  private static Iterable<Entry> selected(Iterable<Entry> all, Selection selection) {
    return () -> StreamSupport.stream(all.spliterator(), false).filter(selection::selects).iterator();
  }

  private static Listing cut(List<Entry> items, long revision, OptionalLong remaining, Selection selection) {
    var token = ContinueToken.behind(items.getLast().key(), revision);
    return new Listing(revision, token.encode(selection.prefix()), remaining, items);
  }

  /** From the store, as of {@code query}'s revision; empty when that has been given up. */
  private Optional<Listing> stored(PageQuery query, int limit, Selection selection) {
    return switch (store.page(query.limit(limit == 0 ? Limits.PAGE_ROWS : limit))) {
      case PageAnswer.Compacted _ -> Optional.empty();
      case PageAnswer.Future _ -> throw CacheRefusals.tooLarge(query.revision(), store.currentRevision());
      case PageAnswer.Page first -> Optional.of(limit == 0
          ? Listing.whole(query.revision(), () -> new Rest(query, first, selection))
          : limited(query, first, limit, selection));
    };
  }

  /** Takes pages until enough is selected. */
  private Listing limited(PageQuery first, PageAnswer.Page firstPage, int limit, Selection selection) {
    var items = new ArrayList<Entry>();
    PageQuery query = first;
    PageAnswer.Page page = firstPage;
    int rows = limit;
    while (true) {
      for (Entry entry : pages.decoded(page.objects())) {
        if (!selection.selects(entry)) {
          continue;
        }
        if (items.size() == limit) {
          return cut(items, first.revision(), OptionalLong.empty(), selection);
        }
        items.add(entry);
      }
      if (!page.more()) {
        return Listing.whole(first.revision(), items);
      }
      if (items.size() == limit) {
        return cut(items, first.revision(), remaining(page, selection), selection);
      }
      rows = Math.min(Limits.PAGE_ROWS_MAX, 2 * rows);
      query = query.after(page).limit(rows);
      page = more(query);
    }
  }

  private static OptionalLong remaining(PageAnswer.Page page, Selection selection) {
    return selection.everything() ? OptionalLong.of(page.count() - page.objects().size()) : OptionalLong.empty();
  }

  private PageAnswer.Page more(PageQuery query) {
    if (store.page(query) instanceof PageAnswer.Page page) {
      return page;
    }
    throw CacheRefusals.listTooOld();
  }

  /** Page after page, while it is taken. */
  private final class Rest implements Iterator<Entry> {
    private final Selection selection;
    private PageQuery query;
    private PageAnswer.Page page;
    private Iterator<Entry> entries;

    Rest(PageQuery query, PageAnswer.Page first, Selection selection) {
      this.selection = selection;
      this.query = query.limit(Limits.PAGE_ROWS);
      this.page = first;
      this.entries = selected(first);
    }

    @Override
    public boolean hasNext() {
      while (!entries.hasNext() && page.more()) {
        query = query.after(page);
        page = more(query);
        entries = selected(page);
      }
      return entries.hasNext();
    }

    @Override
    public Entry next() {
      if (!hasNext()) { // which turns the page
        throw new NoSuchElementException();
      }
      return entries.next();
    }

    private Iterator<Entry> selected(PageAnswer.Page from) {
      return pages.decoded(from.objects()).stream().filter(selection::selects).iterator();
    }
  }
}
