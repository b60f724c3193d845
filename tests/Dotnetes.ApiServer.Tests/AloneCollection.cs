namespace Dotnetes.ApiServer.Tests;

/// <summary>Tests that count the memory of the whole process: nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
