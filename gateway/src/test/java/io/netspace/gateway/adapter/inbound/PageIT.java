package io.netspace.gateway.adapter.inbound;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.netspace.model.testing.Fixtures.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.netspace.gateway.InMemoryEventLog;
import io.netspace.gateway.InMemoryLoopResource;
import io.netspace.gateway.application.StudyScenario;
import io.netspace.model.study.StudyId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InMemoryLoopResource.class)
class PageIT {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final List<String> OFFLINE =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /** A page follows the log; a busy machine may take its time. */
  private static final double PATIENCE_MILLIS = 30_000;

  @Inject InMemoryEventLog log;
  @TestHTTPResource URI root;

  private final List<String> consoleErrors = new ArrayList<>();
  private Playwright playwright;
  private Browser browser;

  @BeforeEach
  void open() {
    assertThat(Files.isExecutable(CHROMIUM))
        .as("This test needs Chromium at %s; on Debian: apt-get install chromium", CHROMIUM)
        .isTrue();
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(CHROMIUM).setArgs(OFFLINE));
  }

  @AfterEach
  void close() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @Test
  void aStudyIsShownWithItsDistributionsAndDecisions() {
    // Given
    log.deliver(StudyScenario.awaitingApproval());
    Page page = page(ColorScheme.LIGHT, 1360);

    // When
    page.navigate(root.resolve("/#" + STUDY).toString());

    // Then
    assertThat(page.locator("#edf path.series")).hasCount(3);
    assertThat(page.locator("#revisions tbody tr")).hasCount(3);
    assertThat(page.locator("#decisions li").first())
        .containsText(
            "One bottleneck ratio for all stages: accepted: at most 1.1 points worse (gain 0.5, at"
                + " least −1.1 with 99.1 % confidence at every look), 16 + 16 models, 1.6 trainer"
                + " minutes; the challenger won 9 of 15 pairs");
    assertThat(page.locator("#edf path.band")).hasCount(1);
    assertThat(page.locator("#edf-says"))
        .containsText(
            "With 95 % confidence, whenever you look, the band holds the line that all networks of"
                + " AnyNetX_B+non-decreasing-width would draw.");
    assertThat(page.locator("#guarantees"))
        .hasText(
            "The chance that any interval of this study misses its gain, whenever anyone looks, is"
                + " at most 5 %: the comparisons so far add up to 1.4 %.");
    assertThat(page.locator("#levels tbody tr")).hasCount(2);
    assertThat(page.locator("#costs tbody tr")).hasCount(3);
    assertThat(page.locator("#best tbody tr")).hasCount(5);
    assertThat(page.locator("#feed li").first()).isVisible();
    assertThat(page.locator("#link")).hasText("live");
    keep(page, "light");
    assertThat(consoleErrors).isEmpty();
  }

  @Test
  void theVarianceBetweenSeedsIsShown() {
    // Given
    StudyId study = new StudyId("replicated-1");
    log.deliver(StudyScenario.withReplicates(study));
    Page page = page(ColorScheme.LIGHT, 1360);

    // When
    page.navigate(root.resolve("/#" + study).toString());

    // Then
    assertThat(page.locator("#seeds"))
        .hasText(
            "Each network is trained with 2 seeds; its error is their mean. In AnyNetX_A, a"
                + " network's error varies by 2.8 points from seed to seed, 5 % of the population's"
                + " variance.");
    assertThat(page.locator("#now")).containsText("5 of 6 trainings have their outcome.");
    assertThat(page.locator("#best tbody tr")).hasCount(3);
    assertThat(page.locator("#feed li").first())
        .containsText("Trained network 3 of revision 0, seed 1 of 2 to 20.0 % error");
    keep(page, "replicated");
    assertThat(consoleErrors).isEmpty();
  }

  @Test
  void aDecisionIsUndoneWithANameAndAReason() {
    // Given
    StudyId study = new StudyId("undoing-1");
    log.deliver(StudyScenario.decisionsOnly(study));
    Page page = page(ColorScheme.LIGHT, 1360);
    page.navigate(root.resolve("/#" + study).toString());
    page.locator("#decisions button").click();
    page.locator("#undo-reviewer").fill("grace");
    page.locator("#undo-why").fill("The images were wrong.");

    // When
    page.locator("#undo button.primary").click();

    // Then
    assertThat(page.locator("#decisions"))
        .containsText("Undone by grace: “The images were wrong.”");
    assertThat(page.locator("#decisions button")).hasCount(0);
    assertThat(page.locator("#legend .out")).hasCount(2);
    assertThat(page.locator("#feed li").first()).containsText("grace undid revision 1");
    assertThat(consoleErrors).isEmpty();
  }

  @Test
  void undoneRevisionsAndAuxiliaryPopulationsAreShown() {
    // Given
    StudyId study = new StudyId("branched-1");
    log.deliver(StudyScenario.withUndoneBranch(study));
    Page page = page(ColorScheme.LIGHT, 1360);

    // When
    page.navigate(root.resolve("/#" + study).toString());

    // Then
    assertThat(page.locator("#decisions .undone")).hasCount(1);
    assertThat(page.locator("#revisions tr.out")).hasCount(2);
    assertThat(page.locator("#edf line.mark")).hasCount(1);
    assertThat(page.locator("#baselines tbody tr"))
        .hasText(new String[] {"ResNet-5025.0 %54.2 K", "RegNetX-200MFoutstanding54.2 K"});
    assertThat(page.locator("#best tbody tr").first()).containsText("27.0 %");
    assertThat(page.locator("#allowed")).hasText("It may spend 500 trainings.");
    keep(page, "branched");
    assertThat(consoleErrors).isEmpty();
  }

  @Test
  void aConcludedStudyShowsItsGeneralizationTests() {
    // Given
    log.deliver(StudyScenario.conclusionOnly(new StudyId("concluded-1")));
    Page page = page(ColorScheme.LIGHT, 1360);

    // When
    page.navigate(root.resolve("/#concluded-1").toString());

    // Then
    assertThat(page.locator("#challenges tbody tr").first()).containsText("epochs-x3");
    assertThat(page.locator("#digest")).containsText("fedcba9876543210");
    assertThat(page.locator("#training")).containsText("trains");
    assertThat(page.locator("#training")).isHidden();
    assertThat(page.locator("#decisions button")).hasCount(0);
    keep(page, "concluded");
    assertThat(consoleErrors).isEmpty();
  }

  @Test
  void theStudyIsShownInTheDarkAndOnASmallScreen() {
    // Given
    log.deliver(StudyScenario.awaitingApproval());
    Page dark = page(ColorScheme.DARK, 1360);
    Page small = page(ColorScheme.LIGHT, 390);

    // When
    dark.navigate(root.resolve("/#" + STUDY).toString());
    small.navigate(root.resolve("/#" + STUDY).toString());

    // Then
    assertThat(dark.locator("#edf path.series")).hasCount(3);
    assertThat(small.locator("#edf path.series")).hasCount(3);
    small.waitForCondition(
        () -> (boolean) small.evaluate("document.documentElement.scrollWidth <= 390"));
    keep(dark, "dark");
    keep(small, "small");
    assertThat(consoleErrors).isEmpty();
  }

  @Test
  void withoutAStudyThePageSaysHowToStart() {
    // Given
    Page page = page(ColorScheme.LIGHT, 1360);
    page.route(
        "**/api/v1/studies?limit=50",
        route ->
            route.fulfill(
                new FulfillOptions()
                    .setContentType("application/json")
                    .setBody("{\"items\":[],\"next\":null}")));

    // When
    page.navigate(root.toString());

    // Then
    assertThat(page.locator("#empty")).containsText("./netspace demo");
    keep(page, "empty");
    assertThat(consoleErrors).isEmpty();
  }

  @Test
  void anOlderStudyThanThoseListedIsShownByItsAddress() {
    // Given
    StudyId old = new StudyId("older-1");
    log.deliver(StudyScenario.conclusionOnly(old));
    Page page = page(ColorScheme.LIGHT, 1360);
    page.route(
        "**/api/v1/studies?limit=50",
        route -> {
          String body = route.fetch().text();
          route.fulfill(
              new FulfillOptions()
                  .setContentType("application/json")
                  .setBody(body.replaceAll("\\{\"id\":\"older-1\"[^}]*\\},?", "")));
        });
    log.deliver(StudyScenario.awaitingApproval());

    // When
    page.navigate(root.resolve("/#" + old).toString());

    // Then
    assertThat(page.locator("#digest")).containsText("fedcba9876543210");
    assertThat(page.locator("#studies")).hasValue(old.value());
    assertThat(consoleErrors).isEmpty();
  }

  @Test
  void anAddressThatNamesNoStudySaysSo() {
    // Given
    log.deliver(StudyScenario.awaitingApproval());
    Page page = page(ColorScheme.LIGHT, 1360);

    // When
    page.navigate(root + "#%");

    // Then
    assertThat(page.locator("#problem")).containsText("study (%) is not known");
    assertThat(page.locator("#study")).isHidden();
  }

  @Test
  void everyLandmarkHasItsOwnNameAndNothingScrollsSidewaysOnTheSmallestScreen() {
    // Given
    log.deliver(StudyScenario.conclusionOnly(new StudyId("landmarks-1")));
    Page page = page(ColorScheme.LIGHT, 320);

    // When
    page.navigate(root.resolve("/#landmarks-1").toString());
    assertThat(page.locator("#digest")).containsText("fedcba9876543210");

    // Then
    List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
    assertThat(violations.stream().map(Rule::getId)).isEmpty();
    keep(page, "smallest");
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
  }

  private Page page(ColorScheme scheme, int width) {
    Page page =
        browser.newPage(
            new Browser.NewPageOptions().setColorScheme(scheme).setViewportSize(width, 900));
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            consoleErrors.add(message.text());
          }
        });
    page.onPageError(consoleErrors::add);
    return page;
  }

  private static void keep(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "page", name + ".png")));
  }
}
