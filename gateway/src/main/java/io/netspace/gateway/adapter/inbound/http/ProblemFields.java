package io.netspace.gateway.adapter.inbound.http;

/** What is at fault in a request, and what to do, where only the status of its answer is known. */
public final class ProblemFields {
  private ProblemFields() {}

  /** The part of the request that a status is about. */
  public static String of(int status) {
    return switch (status) {
      case 401, 403 -> "Authorization";
      case 405 -> "method";
      case 406 -> "Accept";
      case 408, 411, 413 -> "body";
      case 412 -> "If-Match";
      case 415 -> "Content-Type";
      case 431 -> "headers";
      default -> "path";
    };
  }

  /** A sentence about a status. */
  public static String detail(int status) {
    return switch (status) {
      case 400 -> "path is not a URI; write other characters than letters and digits as %XX.";
      case 401 -> "Authorization is missing; send an API key as Bearer token, or log in.";
      case 403 -> "Authorization does not allow this; ask for a key of another role.";
      case 404 -> "path is not one of this gateway; /q/openapi lists those there are.";
      case 405 -> "method is not one of this path; the header Allow lists those there are.";
      case 406 -> "Accept names no type of this answer; application/json is one.";
      case 413 -> "body must be at most " + RequestBodyReader.MAX_BYTES + " bytes.";
      case 414 -> "path is too long.";
      case 415 ->
          "Content-Type is not one of this path; send application/json, or a study as application/yaml.";
      case 431 -> "headers are too long.";
      default -> "The request cannot be answered (" + status + ").";
    };
  }
}
