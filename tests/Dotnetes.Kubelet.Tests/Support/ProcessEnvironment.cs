namespace Dotnetes.Kubelet.Tests.Support;

/// <summary>Tests that change the environment of their process, which is also that of all others: they run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessEnvironment
{
    public const string Name = "Environment of the process";
}
