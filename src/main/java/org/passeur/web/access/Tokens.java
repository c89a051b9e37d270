package org.passeur.web.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.passeur.kernel.Problem;
import org.passeur.kernel.Sha256;
import org.passeur.rights.Role;

/**
 * Tokens of an installation, in a file of its data folder. A token has 256 random bits, so a plain
 * SHA-256 of it is kept; the token itself is shown once. New and revoked tokens take effect at once
 * in a running server. Thread-safe, and safe beside other processes that make tokens.
 */
public final class Tokens {
  private final TokenFile file;
  private final Clock clock;
  private volatile Known known = new Known("", Map.of());

  /** Uses the clock and time zone of this machine. */
  public Tokens(Path dataFolder) {
    this(dataFolder, Clock.system(ZoneId.systemDefault()));
  }

  /**
   * @param clock tells the current day: a token expires at the end of its last day
   */
  public Tokens(Path dataFolder, Clock clock) {
    this.file = new TokenFile(dataFolder);
    this.clock = clock;
  }

  /**
   * Who a token speaks for.
   *
   * @param communities IRIs of those that a member's or facilitator's token is for
   */
  public record Holder(String name, Role role, List<String> communities) {}

  /**
   * A token as listed; the token itself is not kept.
   *
   * @param role as the file says it
   * @param communities IRIs of those it is for
   * @param expires its last day
   */
  public record Listed(
      String name,
      String role,
      List<String> communities,
      Optional<Instant> created,
      Optional<LocalDate> expires) {}

  private record Lasting(Holder holder, Optional<LocalDate> expires) {}

  /**
   * The tokens as last read.
   *
   * @param state identifies the version of the file
   */
  private record Known(String state, Map<String, Lasting> byHash) {}

  /**
   * Makes a token that lasts until it is revoked.
   *
   * @param name of the holder, kept with the changes made with it
   * @return the token, which is not kept anywhere
   */
  public String create(String name, Role role) {
    return create(name, role, Optional.empty());
  }

  /** Makes a token that is for no community in particular. */
  public String create(String name, Role role, Optional<LocalDate> expires) {
    return create(name, role, List.of(), expires);
  }

  /**
   * Makes a token.
   *
   * @param communities IRIs of those that a member's or facilitator's token is for
   * @param expires its last day
   * @throws Problem 400 when that day is over; 503 when the file of tokens is damaged
   */
  public String create(
      String name, Role role, List<String> communities, Optional<LocalDate> expires) {
    LocalDate today = LocalDate.now(clock);
    if (expires.filter(today::isAfter).isPresent()) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "La date donnée est passée : le jeton ne servirait à rien. Donnez une date à partir"
              + " d'aujourd'hui ("
              + today
              + ").",
          "The date given is past: the token would be of no use. Give a date from today on ("
              + today
              + ").");
    }
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    var entry =
        new TokenFile.Entry(
            name,
            role.token(),
            communities,
            Sha256.hex(token),
            Optional.of(clock.instant()),
            expires,
            Optional.empty());
    file.change(
        entries -> {
          List<TokenFile.Entry> more = new ArrayList<>(entries);
          more.add(entry);
          return more;
        });
    return token;
  }

  /** The tokens that are not revoked, oldest first; expired ones included. */
  public List<Listed> list() {
    return file.read().stream()
        .filter(e -> e.revoked().isEmpty())
        .map(e -> new Listed(e.name(), e.role(), e.communities(), e.created(), e.expires()))
        .toList();
  }

  /**
   * Revokes all tokens of a name. Changes made with them keep the name.
   *
   * @return how many; empty when no token ever had that name
   */
  public OptionalInt revoke(String name) {
    var count = new AtomicInteger();
    var known = new AtomicBoolean();
    Optional<Instant> now = Optional.of(clock.instant());
    file.change(
        entries -> {
          List<TokenFile.Entry> after = new ArrayList<>();
          for (TokenFile.Entry e : entries) {
            boolean ends = e.name().equals(name) && e.revoked().isEmpty();
            known.compareAndSet(false, e.name().equals(name));
            count.addAndGet(ends ? 1 : 0);
            after.add(
                ends
                    ? new TokenFile.Entry(
                        e.name(), e.role(), e.communities(), "", e.created(), e.expires(), now)
                    : e);
          }
          return after;
        });
    return known.get() ? OptionalInt.of(count.get()) : OptionalInt.empty();
  }

  /**
   * The holder of a token; empty when the token is unknown, revoked or expired.
   *
   * @throws Problem 503 when the file of tokens is damaged
   */
  public Optional<Holder> holder(String token) {
    LocalDate today = LocalDate.now(clock);
    return Optional.ofNullable(current().byHash().get(Sha256.hex(token)))
        .filter(t -> t.expires().filter(today::isAfter).isEmpty())
        .map(Lasting::holder);
  }

  private Known current() {
    String state = state();
    if (!state.equals(known.state())) {
      Map<String, Lasting> byHash = new HashMap<>();
      for (TokenFile.Entry e : file.read()) {
        if (e.revoked().isEmpty()) {
          Role.of(e.role())
              .map(role -> new Lasting(new Holder(e.name(), role, e.communities()), e.expires()))
              .ifPresent(holder -> byHash.put(e.hash(), holder));
        }
      }
      known = new Known(state, Map.copyOf(byHash));
    }
    return known;
  }

  /**
   * Identifies the version of the file: it is replaced at every change, so its file key changes.
   */
  private String state() {
    try {
      var now = Files.readAttributes(file.path(), BasicFileAttributes.class);
      return now.fileKey() + " " + now.lastModifiedTime() + " " + now.size();
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw TokenFile.unreadable();
    }
  }
}
