namespace Outside;

[Network, Input(4), Dense(2, Name = "last")]
public sealed partial class Small;
