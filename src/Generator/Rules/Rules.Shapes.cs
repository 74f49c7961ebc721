using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Rules;

/// <summary>SN1xxx: shapes and settings that do not fit. {0} is the layer's name, where there is one.</summary>
internal static partial class Rule
{
    /// <summary>A window is larger than the padded input.</summary>
    public static readonly DiagnosticDescriptor WindowTooLarge = new(
        id: "SN1001",
        title: "Window is larger than its input",
        messageFormat: "The {1} window of '{0}' does not fit its input {2}; F can be at most {3}, or set P = {4} or Padding = Same",
        category: "StaticNets.Shapes",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN1001.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>The input has another rank than the layer works on.</summary>
    public static readonly DiagnosticDescriptor WrongRank = new(
        id: "SN1002",
        title: "Input has the wrong rank",
        messageFormat: "'{0}' works on {1}; its input is {2}",
        category: "StaticNets.Shapes",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN1002.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>A size that must be at least 1 is not.</summary>
    public static readonly DiagnosticDescriptor NotPositive = new(
        id: "SN1003",
        title: "Size is not positive",
        messageFormat: "{1} of '{0}' is {2}; it must be at least 1",
        category: "StaticNets.Shapes",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN1003.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>A size that may be zero is negative.</summary>
    public static readonly DiagnosticDescriptor Negative = new(
        id: "SN1004",
        title: "Size is negative",
        messageFormat: "{1} of '{0}' is {2}; it must be at least 0",
        category: "StaticNets.Shapes",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN1004.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Groups that do not divide channels or filters.</summary>
    public static readonly DiagnosticDescriptor GroupsDoNotDivide = new(
        id: "SN1005",
        title: "Groups do not divide the channels",
        messageFormat: "Groups of '{0}' is {1}; it must divide {2}; {3} would",
        category: "StaticNets.Shapes",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN1005.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>A window of a pool could lie in the padding alone, or nothing of a transposed convolution is left.</summary>
    public static readonly DiagnosticDescriptor PaddingTooLarge = new(
        id: "SN1006",
        title: "Padding is too large",
        messageFormat: "Padding {1} of '{0}' is too large for a window of {2}; it can be at most {3}",
        category: "StaticNets.Shapes",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN1006.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Output padding of a transposed convolution beyond its step.</summary>
    public static readonly DiagnosticDescriptor OutputPaddingTooLarge = new(
        id: "SN1007",
        title: "OutputPadding is too large",
        messageFormat: "OutputPadding of '{0}' is {1}; with S = {2} and Dilation = {3} it can be at most {4}",
        category: "StaticNets.Shapes",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN1007.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>A size, or a product of sizes, is beyond what a span can hold.</summary>
    public static readonly DiagnosticDescriptor TooLarge = new(
        id: "SN1008",
        title: "Size is too large",
        messageFormat: "'{0}' has {1}; at most {2} can be addressed",
        category: "StaticNets.Shapes",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN1008.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>The part to be cut out reaches over the edge.</summary>
    public static readonly DiagnosticDescriptor CropOutside = new(
        id: "SN1009",
        title: "Crop lies outside the input",
        messageFormat: "'{0}' takes {1} from {2} on, but its input {3} has {4}; {5} can be at most {6}",
        category: "StaticNets.Shapes",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN1009.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>The new shape has another number of values.</summary>
    public static readonly DiagnosticDescriptor ReshapeDiffers = new(
        id: "SN1010",
        title: "Reshape changes the number of values",
        messageFormat: "'{0}' cannot make {3} of its input {1} with {2} values; {4}",
        category: "StaticNets.Shapes",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN1010.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>A setting is outside its range, or not finite.</summary>
    public static readonly DiagnosticDescriptor OutOfRange = new(
        id: "SN1011",
        title: "Setting is out of range",
        messageFormat: "{1} of '{0}' must be {2}; it is {3}",
        category: "StaticNets.Shapes",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN1011.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>A dense layer whose input is an image.</summary>
    public static readonly DiagnosticDescriptor DenseOnImage = new(
        id: "SN1012",
        title: "Dense layer on an image",
        messageFormat: "'{0}' is a dense layer, which works on a vector [N] or on the steps of [T, D]; its input is {1}: insert Flatten before it",
        category: "StaticNets.Shapes",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN1012.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>An input without extents, with too many of them, or with one that is not positive.</summary>
    public static readonly DiagnosticDescriptor BadInput = new(
        id: "SN1013",
        title: "Input shape is not valid",
        messageFormat: "The shape of an input is not valid: {0}; give one to four positive extents, such as [Input(3, 32, 32)]",
        category: "StaticNets.Shapes",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN1013.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>The tensors of an embedded weights file are not those of the network.</summary>
    public static readonly DiagnosticDescriptor WeightsDoNotFit = new(
        id: "SN1014",
        title: "Weights file does not fit",
        messageFormat: "The weights file '{0}' does not fit the network: {1}",
        category: "StaticNets.Shapes",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN1014.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>The operands of a join have shapes that do not go together.</summary>
    public static readonly DiagnosticDescriptor JoinsDiffer = new(
        id: "SN1015",
        title: "Joined values differ in shape",
        messageFormat: "'{0}' cannot join {1}: number {2} is {3}; {4}",
        category: "StaticNets.Shapes",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN1015.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>The layer works on numbers and is given tokens, or the other way round.</summary>
    public static readonly DiagnosticDescriptor WrongKind = new(
        id: "SN1016",
        title: "Input is of the wrong kind",
        messageFormat: "'{0}' works on {1}; it is given {2}",
        category: "StaticNets.Shapes",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN1016.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>A first state that the cell cannot begin with.</summary>
    public static readonly DiagnosticDescriptor WrongState = new(
        id: "SN1018",
        title: "Initial state does not fit",
        messageFormat: "'{0}' begins with {1}; InitialState is {2}",
        category: "StaticNets.Shapes",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN1018.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Sequences with true lengths of their own are joined.</summary>
    public static readonly DiagnosticDescriptor LengthsDiffer = new(
        id: "SN1019",
        title: "Joined sequences have different lengths",
        messageFormat: "'{0}' joins sequences that each have true lengths of their own; only sequences with the same Lengths input can be joined",
        category: "StaticNets.Shapes",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN1019.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>The number of steps changes where sequences have true lengths.</summary>
    public static readonly DiagnosticDescriptor LengthsLost = new(
        id: "SN1020",
        title: "True lengths are lost",
        messageFormat: "'{0}' makes {2} steps of {1}, so that the true lengths of its input fit its output no more; a window of stride 1 with Causal or Padding = Same keeps them",
        category: "StaticNets.Shapes",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN1020.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Within a block that is applied to each step, a value is read that is not there at each.</summary>
    public static readonly DiagnosticDescriptor StepsDiffer = new(
        id: "SN1021",
        title: "Value is not there at each step",
        messageFormat: "'{0}' stands in a block with EachStep, where there are {1} of each value in a sample; it reads one of which there are {2}; join the two before the block, behind a [RepeatSteps]",
        category: "StaticNets.Shapes",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN1021.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Heads that do not divide the width of an attention layer.</summary>
    public static readonly DiagnosticDescriptor HeadsDoNotDivide = new(
        id: "SN1022",
        title: "Heads do not divide the width",
        messageFormat: "'{0}' has {1} heads for a width of {2}, which they do not divide; {3} would",
        category: "StaticNets.Shapes",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN1022.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Patches that do not divide the image.</summary>
    public static readonly DiagnosticDescriptor PatchDoesNotDivide = new(
        id: "SN1023",
        title: "Patches do not divide the image",
        messageFormat: "Patches of {1} of '{0}' do not divide its input {2}; {3} would",
        category: "StaticNets.Shapes",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN1023.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);
}
