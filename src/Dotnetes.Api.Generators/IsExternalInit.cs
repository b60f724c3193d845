namespace System.Runtime.CompilerServices;

/// <summary>Lets records compile for netstandard2.0, which compilers load generators from.</summary>
internal static class IsExternalInit;
