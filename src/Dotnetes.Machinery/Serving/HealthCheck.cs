namespace Dotnetes.Machinery.Serving;

/// <summary>One thing on which the health of a component depends.</summary>
/// <param name="Name">The name under which it is reported, asked for alone, and excluded.</param>
/// <param name="Problem">Says what is wrong; an empty text when all is well. Called from any thread, for several requests at the same time.</param>
public sealed record HealthCheck(string Name, Func<CancellationToken, ValueTask<string>> Problem)
{
    /// <summary>Passes whenever there is somebody to answer.</summary>
    public static HealthCheck Ping { get; } = Passing("ping");

    /// <summary>A check that whoever can ask finds passed.</summary>
    public static HealthCheck Passing(string name) => new(name, static _ => new(""));

    /// <summary>A check that needs to wait for nothing.</summary>
    public static HealthCheck Of(string name, Func<string> problem) => new(name, _ => new(problem()));
}
