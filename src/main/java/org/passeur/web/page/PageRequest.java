package org.passeur.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.passeur.evaluator.Client;
import org.passeur.web.http.Exchange;

/**
 * One request for a page: its address and its language.
 *
 * @param words the texts in the language of the page
 * @param chosen true when the address itself says the language; links then carry it on
 * @param path address without its query
 * @param query parameters of the address that have a value, without the language
 * @param client who asks
 */
public record PageRequest(
    Messages words, boolean chosen, String path, Map<String, List<String>> query, Client client) {
  private static final String LANG = "lang";

  public static PageRequest of(Exchange x) {
    String asked = x.queryParams(LANG).stream().findFirst().orElse("");
    boolean chosen = asked.equals("fr") || asked.equals("en");
    Map<String, List<String>> query = new LinkedHashMap<>();
    // an empty form field is treated as absent: links and titles leave it out
    x.queryParams()
        .forEach(
            (name, values) -> {
              List<String> said = values.stream().filter(v -> !v.isBlank()).toList();
              if (!said.isEmpty()) {
                query.put(name, said);
              }
            });
    query.remove(LANG);
    return new PageRequest(
        Messages.in(x.language()), chosen, x.path(), query, Client.person(x.client()));
  }

  public String language() {
    return words.language();
  }

  /** First value of a parameter; empty when it is not there. */
  public String param(String name) {
    List<String> values = params(name);
    return values.isEmpty() ? "" : values.get(0);
  }

  public List<String> params(String name) {
    return query.getOrDefault(name, List.of());
  }

  /** A parameter as a page number; 1 when it is not a number. */
  public int page() {
    String value = param("page");
    return value.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(value) : 1;
  }

  /** An address of this site in the language of this visit. */
  public String href(String target) {
    return chosen ? inLanguage(target, language()) : target;
  }

  /** An address of this site in a language. */
  public static String inLanguage(String target, String language) {
    int hash = target.indexOf('#');
    String address = hash < 0 ? target : target.substring(0, hash);
    String fragment = hash < 0 ? "" : target.substring(hash);
    return address + (address.contains("?") ? "&" : "?") + LANG + "=" + language + fragment;
  }

  /** This page in a language. */
  public String itself(String language) {
    return inLanguage(path + queryText(query), language);
  }

  /**
   * The address of this page with one parameter changed, or removed when there are no values.
   * Starts at page 1 again.
   */
  public String with(String name, List<String> values) {
    Map<String, List<String>> changed = new LinkedHashMap<>(query);
    changed.remove("page");
    changed.remove(name);
    if (!values.isEmpty()) {
      changed.put(name, values);
    }
    return href(path + queryText(changed));
  }

  /** The same visit with one parameter changed. */
  public PageRequest having(String name, String value) {
    Map<String, List<String>> changed = new LinkedHashMap<>(query);
    changed.put(name, List.of(value));
    return new PageRequest(words, chosen, path, changed, client);
  }

  /** The address of this page with a value added to a parameter. */
  public String adding(String name, String value) {
    List<String> values = new ArrayList<>(params(name));
    if (!values.contains(value)) {
      values.add(value);
    }
    return with(name, values);
  }

  /** The address of this page with a value removed from a parameter. */
  public String without(String name, String value) {
    return with(name, params(name).stream().filter(v -> !v.equals(value)).toList());
  }

  /** A query string with its question mark; empty when there are no parameters. */
  public static String queryText(Map<String, List<String>> parameters) {
    List<String> parts = new ArrayList<>();
    parameters.forEach(
        (name, values) -> values.forEach(v -> parts.add(encode(name) + "=" + encode(v))));
    return parts.isEmpty() ? "" : "?" + String.join("&", parts);
  }

  public static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
