package io.netspace.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Where code of a service may live and what it may know, checked on its compiled classes. */
public final class ArchitectureRules {
  private static final String VOCABULARY = "io.netspace.contracts.vocabulary..";
  private static final String EVENT = "io.netspace.contracts.event..";
  private static final String[] LANGUAGE = {"java..", "org.jspecify.."};

  private ArchitectureRules() {}

  /**
   * Checks every rule on a service; its one architecture test calls this.
   *
   * @param root package of the service, such as {@code io.netspace.sampler}
   * @throws AssertionError with what violates which rule
   */
  public static void check(String root) {
    JavaClasses service = production(root);
    ofAService(root).forEach(rule -> rule.check(service));
  }

  /** The classes of a package and those below it, tests left out. */
  public static JavaClasses production(String root) {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages(root);
  }

  /** All rules of a service. */
  public static List<ArchRule> ofAService(String root) {
    return List.of(
        domainKnowsOnlyTheVocabulary(root),
        domainHasNoClockAndNoLogger(root),
        applicationKnowsNoTechnology(root),
        inboundAndOutboundDoNotMeet(root),
        adaptersDoNotMeet(root),
        packagesAreNullMarked(root));
  }

  public static ArchRule domainKnowsOnlyTheVocabulary(String root) {
    return packageKnowsOnly(root + ".domain..", VOCABULARY)
        .because("a domain is what is true, whatever carries or keeps it");
  }

  public static ArchRule domainHasNoClockAndNoLogger(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + ".domain..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.time\\.Clock|java\\.lang\\.System\\$Logger|java\\.util\\.logging\\..*")
        .because("a domain's result depends on its arguments alone")
        .allowEmptyShould(true);
  }

  public static ArchRule applicationKnowsNoTechnology(String root) {
    return packageKnowsOnly(
            root + ".application..",
            root + ".domain..",
            VOCABULARY,
            EVENT,
            "io.smallrye.mutiny..",
            "jakarta.enterprise..",
            "jakarta.inject..",
            "org.jboss.logging..")
        .because("a use case reaches technology through ports that adapters fill");
  }

  public static ArchRule inboundAndOutboundDoNotMeet(String root) {
    return slices()
        .matching(root + ".adapter.(*)..")
        .should()
        .notDependOnEachOther()
        .because("an adapter never calls an adapter")
        .allowEmptyShould(true);
  }

  public static ArchRule adaptersDoNotMeet(String root) {
    return slices()
        .matching(root + ".adapter.(*).(*)..")
        .should()
        .notDependOnEachOther()
        .because("an adapter never calls an adapter")
        .allowEmptyShould(true);
  }

  public static ArchRule packagesAreNullMarked(String root) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should(liveInANullMarkedPackage())
        .because("null is said in the type")
        .allowEmptyShould(true);
  }

  /** A package, the language, itself and these others. */
  static ArchRule packageKnowsOnly(String aPackage, String... others) {
    String[] known =
        Stream.of(Stream.of(LANGUAGE), Stream.of(aPackage), Stream.of(others))
            .flatMap(names -> names)
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(aPackage)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(known)
        .allowEmptyShould(true);
  }

  private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
    return new ArchCondition<>("live in a package that is @NullMarked") {
      @Override
      public void check(JavaClass aClass, ConditionEvents events) {
        boolean marked = aClass.getPackage().isAnnotatedWith(NullMarked.class);
        String message =
            "%s lives in %s, which is %s@NullMarked"
                .formatted(aClass.getName(), aClass.getPackageName(), marked ? "" : "not ");
        events.add(new SimpleConditionEvent(aClass, marked, message));
      }
    };
  }
}
