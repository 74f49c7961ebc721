using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Rules;

/// <summary>Structure: forks, labels, repetition, sharing, ports.</summary>
internal static partial class Rule
{
    /// <summary>A fork that no join ends.</summary>
    public static readonly DiagnosticDescriptor OpenFork = new(
        id: "SN0020",
        title: "Fork is never joined",
        messageFormat: "The fork that begins here has {0} and is never joined; end it with [Sum], [Product] or [Concat]",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0020.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>A join without a fork, or of a single branch.</summary>
    public static readonly DiagnosticDescriptor NothingToJoin = new(
        id: "SN0021",
        title: "Nothing to join",
        messageFormat: "[{0}] has nothing to join: {1}; open a fork with [Skip] or [Branch] before it, or name labels as in [{0}(\"label\")]",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0021.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>A join or [From] names a label that no [Tag] before it gives.</summary>
    public static readonly DiagnosticDescriptor UnknownLabel = new(
        id: "SN0022",
        title: "Label is not known",
        messageFormat: "There is no label '{0}' here; {1}",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0022.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Two [Tag] of one label in one list.</summary>
    public static readonly DiagnosticDescriptor LabelTwice = new(
        id: "SN0023",
        title: "Label is given twice",
        messageFormat: "The label '{0}' is given already; use another one",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0023.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>[From] or [Input] between a fork and its join.</summary>
    public static readonly DiagnosticDescriptor MovedInFork = new(
        id: "SN0024",
        title: "The current value is changed within a fork",
        messageFormat: "[{0}] cannot stand in an open fork, because its branches begin at the value before it; join them first",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0024.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>A [Skip] before the open fork is joined.</summary>
    public static readonly DiagnosticDescriptor NestedFork = new(
        id: "SN0025",
        title: "Fork within a branch",
        messageFormat: "[{0}] cannot begin in an open fork; put the inner fork into a block of its own, or join with labels",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0025.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>A Repeat below 1, above the limit, or on a join.</summary>
    public static readonly DiagnosticDescriptor BadRepeat = new(
        id: "SN0033",
        title: "Repeat is out of range",
        messageFormat: "Repeat of [{0}] is {1}; it can be {2}",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0033.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Share names no layer, or one that does not fit.</summary>
    public static readonly DiagnosticDescriptor BadShare = new(
        id: "SN0035",
        title: "Parameters cannot be shared",
        messageFormat: "The layer '{0}', whose parameters are to be shared, {1}",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0035.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>A chain of blocks, each of which uses the next.</summary>
    public static readonly DiagnosticDescriptor TooDeep = new(
        id: "SN0036",
        title: "Blocks are nested too deeply",
        messageFormat: "Block '{0}' cannot be expanded here, because {1} blocks stand around it already; let one of them do the work of several",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0036.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Two inputs or outputs of one name.</summary>
    public static readonly DiagnosticDescriptor DuplicatePort = new(
        id: "SN0038",
        title: "Name of an input or output is used twice",
        messageFormat: "'{0}' is the name of another input or output; they are parameters of one method, so give this one another name",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0038.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Project = true where no projection gives the main branch's shape.</summary>
    public static readonly DiagnosticDescriptor CannotProject = new(
        id: "SN1017",
        title: "Skip cannot be projected",
        messageFormat: "'{0}' cannot bring the skip {1} to the main branch's {2}; a projection changes channels and divides height and width by a stride, or changes the features of a step or vector",
        category: "StaticNets.Shapes",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN1017.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>A [Tag] that nobody asks for.</summary>
    public static readonly DiagnosticDescriptor UnusedLabel = new(
        id: "SN3001",
        title: "Label is never used",
        messageFormat: "Nothing uses the label '{0}'; remove it, or name it in a join or [From]",
        category: "StaticNets.Advice",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN3001.md");

    /// <summary>A layer whose value neither a layer nor an output reads.</summary>
    public static readonly DiagnosticDescriptor UnusedLayer = new(
        id: "SN3002",
        title: "Layer is never used",
        messageFormat: "Nothing uses the value of '{0}'; remove it, or join its value",
        category: "StaticNets.Advice",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN3002.md");
}
