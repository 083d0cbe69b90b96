@echo off
rem SPDX-FileCopyrightText: 2026 The dst-lab authors
rem SPDX-License-Identifier: GPL-3.0-or-later
rem
rem Starts the lab on Windows, as bin/dst-lab does on Linux and macOS; that script has the reasons. It has not been
rem tested on Windows. If it fails, this command starts the lab: java -jar dst-lab.jar
setlocal EnableExtensions DisableDelayedExpansion
for %%d in ("%~dp0..") do set "top=%%~fd"
set "options=%~dp0jvm.options"
set "jar=%top%\target\dst-lab.jar"
if not exist "%jar%" set "jar=%top%\dst-lab.jar"
if not exist "%jar%" set "jar=%~dp0dst-lab.jar"
if not exist "%jar%" goto no_jar

set "java=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java.exe"
set "version="
for /f "tokens=2" %%v in ('^""%java%" --version 2^>nul^"') do if not defined version set "version=%%v"
set "major=0"
for /f "delims=.-+" %%m in ("%version%") do set "major=%%m"
if %major% LSS 25 goto no_java

rem A cache belongs to one jar and one Java.
for %%J in ("%jar%") do set "place=%%~dpJcache" & set "name=%%~zJ-%%~tJ-%version%"
set "name=%name:/=%"
set "name=%name::=%"
set "name=%name: =%"
set "cache=%place%\%name%"
if exist "%cache%\dst-lab.jar" goto start
if "%~1"=="hash-password" goto start
if "%~1"=="mosquitto-acl" goto start

set "work=%place%\preparing.%RANDOM%%RANDOM%"
mkdir "%work%" 2>nul
if not exist "%work%" goto not_written
echo dst-lab: prepares quick starts, once for this jar and this Java ... 1>&2
call :train
if exist "%cache%\dst-lab.jar" goto prepared
if exist "%work%\dst-lab.jar" ren "%work%" "%name%"
:prepared
if exist "%work%" rmdir /s /q "%work%"

:start
set "run=%jar%"
if exist "%cache%\dst-lab.jar" set "run=%cache%\dst-lab.jar"
set "aot=-Xshare:auto"
if exist "%cache%\dst-lab.aot" set "aot=-XX:AOTCache=%cache%\dst-lab.aot"
if "%~1"=="prepare" goto end
if defined JDK_JAVA_OPTIONS goto with_options
"%java%" "@%options%" -Xmx256m "%aot%" -jar "%run%" %*
exit /b %ERRORLEVEL%

:with_options
set "JDK_JAVA_OPTIONS="@%options%" -Xmx256m %JDK_JAVA_OPTIONS%"
"%java%" "%aot%" -jar "%run%" %*
exit /b %ERRORLEVEL%

rem Variables of the lab do not affect the training.
:train
setlocal
set "JDK_JAVA_OPTIONS="
for %%p in (DST_ SPRING_ SERVER_ LOGGING_ MANAGEMENT_) do for /f "delims==" %%n in ('set %%p 2^>nul') do set "%%n="
pushd "%work%"
"%java%" -Djarmode=tools -jar "%jar%" extract --force --destination . >preparing.log 2>&1 || del dst-lab.jar
if exist dst-lab.jar "%java%" "@%options%" -Xmx256m "-XX:AOTCacheOutput=%work%\dst-lab.aot" -Xlog:aot=error -jar "%work%\dst-lab.jar" train training >>preparing.log 2>&1
if exist training rmdir /s /q training
popd
endlocal
exit /b 0

:no_jar
echo dst-lab: there is no "%top%\target\dst-lab.jar" yet. Build it: mvnw package -DskipTests 1>&2
exit /b 1

:no_java
echo dst-lab: needs a Java 25 or later: install one, and set JAVA_HOME to its folder 1>&2
exit /b 1

:not_written
echo dst-lab: starts more slowly, without its start-up cache: "%place%" cannot be written 1>&2
goto start

:end
if not exist "%cache%\dst-lab.aot" exit /b 1
exit /b 0
