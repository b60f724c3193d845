namespace Dotnetes.Machinery.Apply;

/// <summary>As what a value is treated.</summary>
internal enum MergeForm
{
    Map,
    Scalar,
    List,
}
