using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Rules;

/// <summary>SN0xxx: the declaration itself. {0} is the class or the layer.</summary>
internal static partial class Rule
{
    /// <summary>The generator cannot add members: the class or one around it is not partial.</summary>
    public static readonly DiagnosticDescriptor NotPartial = new(
        id: "SN0001",
        title: "Network is not partial",
        messageFormat: "Network '{0}' cannot get its members, because {1} is not partial; declare it 'partial'",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0001.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>A type parameter on the class or on one around it.</summary>
    public static readonly DiagnosticDescriptor Generic = new(
        id: "SN0002",
        title: "Network is generic",
        messageFormat: "Network '{0}' has fixed sizes, but {1} is generic; declare it without type parameters",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0002.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Static, abstract, a record, or local to its file.</summary>
    public static readonly DiagnosticDescriptor UnsupportedKind = new(
        id: "SN0003",
        title: "Network is of an unsupported kind",
        messageFormat: "Network '{0}' is {1}; declare it as a plain partial class",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0003.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>No [Input] before the first layer.</summary>
    public static readonly DiagnosticDescriptor NoInput = new(
        id: "SN0004",
        title: "Network has no input",
        messageFormat: "Network '{0}' has no input; begin its attributes with one, such as [Input(1, 28, 28)]",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0004.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Attributes of the language on more than one partial declaration.</summary>
    public static readonly DiagnosticDescriptor TwoParts = new(
        id: "SN0005",
        title: "Layers stand on two parts of the class",
        messageFormat: "'{0}' has layers on two parts of the class, whose order is not defined; move them to one part",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0005.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Nothing follows the input.</summary>
    public static readonly DiagnosticDescriptor NoLayers = new(
        id: "SN0006",
        title: "Network has no layer",
        messageFormat: "Network '{0}' has no layer after its input; add one, such as [Dense(10)]",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0006.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>An input behind a layer, or a second one without a name.</summary>
    public static readonly DiagnosticDescriptor MisplacedInput = new(
        id: "SN0007",
        title: "Input is misplaced",
        messageFormat: "[{0}] is misplaced; {1}",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0007.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>A setting has a value of another type than it takes.</summary>
    public static readonly DiagnosticDescriptor WrongType = new(
        id: "SN0008",
        title: "Setting has the wrong type",
        messageFormat: "{1} of '{0}' takes {2}; it is {3}",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0008.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>A spatial setting's text is no pair of numbers.</summary>
    public static readonly DiagnosticDescriptor BadPair = new(
        id: "SN0009",
        title: "Text is not a pair of numbers",
        messageFormat: "{1} of '{0}' takes a whole number or a pair, height first, such as \"3x5\"; it is {2}",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0009.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Two settings that say the same thing are both given.</summary>
    public static readonly DiagnosticDescriptor ExclusiveSettings = new(
        id: "SN0010",
        title: "Settings exclude each other",
        messageFormat: "'{0}' has both {1} and {2}; give one of them",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0010.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Two layers or tensors of one name.</summary>
    public static readonly DiagnosticDescriptor DuplicateName = new(
        id: "SN0011",
        title: "Name is used twice",
        messageFormat: "{0} is the name of two layers or tensors; give one of them another Name",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0011.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>A layer's Name that is no path, or an input's that is no identifier.</summary>
    public static readonly DiagnosticDescriptor BadName = new(
        id: "SN0012",
        title: "Name is not a path",
        messageFormat: "The name '{0}' is not {1}",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0012.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>The class declares a member that the generator adds.</summary>
    public static readonly DiagnosticDescriptor MemberCollision = new(
        id: "SN0013",
        title: "Member collides with a generated one",
        messageFormat: "StaticNets adds a member named {1} to network '{0}', but {2}; rename yours",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0013.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>The runtime assembly is not referenced or of another version.</summary>
    public static readonly DiagnosticDescriptor RuntimeMissing = new(
        id: "SN0014",
        title: "StaticNets runtime is missing",
        messageFormat: "Network '{0}' needs the StaticNets runtime of the same version as the compiler; reference the StaticNets package, in one version",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0014.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Generated code needs a newer C#.</summary>
    public static readonly DiagnosticDescriptor LanguageVersion = new(
        id: "SN0015",
        title: "C# version is too low",
        messageFormat: "Network '{0}' needs C# 13 or later, not {1}; set LangVersion to 13 or higher, or remove it",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0015.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>An attribute or a setting that this version does not have.</summary>
    public static readonly DiagnosticDescriptor UnknownLayer = new(
        id: "SN0016",
        title: "Attribute is not available",
        messageFormat: "[{0}] is not available in this version of StaticNets; update the package or leave it out",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0016.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>A setting without a default is not given.</summary>
    public static readonly DiagnosticDescriptor MissingArgument = new(
        id: "SN0017",
        title: "Argument is missing",
        messageFormat: "{1} of '{0}' is not given and has no default; give it a value",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0017.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>A constructor that is primary, takes (ulong), or does not call another one.</summary>
    public static readonly DiagnosticDescriptor OwnConstructor = new(
        id: "SN0018",
        title: "Constructor does not fit",
        messageFormat: "A constructor of network '{0}' {1}; let it take other arguments and begin with ': this(seed)', or leave it out",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0018.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>A type System in the global namespace: emitted code cannot name the namespace any more.</summary>
    public static readonly DiagnosticDescriptor HiddenNamespace = new(
        id: "SN0019",
        title: "Namespace is hidden",
        messageFormat: "Network '{0}' cannot be compiled, because a type named System in the global namespace hides the namespace of that name; move it into a namespace or rename it",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0019.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);
}
