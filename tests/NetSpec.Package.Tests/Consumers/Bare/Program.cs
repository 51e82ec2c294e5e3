using System;
using NetSpec;

try
{
    Backend.EnsureLoaded();
}
catch (DllNotFoundException e)
{
    Console.WriteLine(e.Message);
}
