package io.netspace.gateway.adapter.inbound.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import io.netspace.gateway.InMemoryLoopResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The login of the page in a browser: its form, its cookie, and what scripts see of it. */
@QuarkusTest
@QuarkusTestResource(InMemoryLoopResource.class)
@TestProfile(AccessIT.LoginNeeded.class)
class LoginPageIT {
  private static final double PATIENCE_MILLIS = 30_000;

  @TestHTTPResource URI root;

  private Playwright playwright;
  private Browser browser;

  @BeforeEach
  void open() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(List.of("--no-sandbox", "--disable-gpu")));
  }

  @AfterEach
  void close() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @Test
  void aKeyOpensThePageAndStaysInACookieThatNoScriptReads() {
    // Given
    Page page = browser.newPage();
    page.navigate(root.toString());
    assertThat(page.locator("#login")).isVisible();
    assertThat(page.locator("#study")).isHidden();

    // When
    logIn(page, AccessIT.secret("viewer"));

    // Then
    assertThat(page.locator("#login")).isHidden();
    List<Cookie> cookies = page.context().cookies();
    assertThat(cookies)
        .singleElement()
        .satisfies(
            cookie -> {
              assertThat(cookie.name).isEqualTo("netspace_key");
              assertThat(cookie.httpOnly).isTrue();
              assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.STRICT);
            });
    assertThat(page.evaluate("document.cookie")).isEqualTo("");
    assertThat(page.url()).doesNotContain("nsk_");
    assertThat(page.evaluate("fetch('/api/v1/session').then(r => r.json()).then(s => s.login)"))
        .isEqualTo("viewer");
  }

  @Test
  void aWrongKeyIsRefusedAndTheFormStays() {
    // Given
    Page page = browser.newPage();
    page.navigate(root.toString());

    // When
    logIn(page, "nsk_wrong");

    // Then
    assertThat(page.locator("#problem")).containsText("key is not valid");
    assertThat(page.locator("#login")).isVisible();
    assertThat(page.context().cookies()).isEmpty();
  }

  private static void logIn(Page page, String key) {
    page.locator("#key").fill(key);
    Locator button = page.locator("#login button");
    page.waitForResponse(
        response ->
            response.url().endsWith("/session") && response.request().method().equals("POST"),
        button::click);
  }
}
